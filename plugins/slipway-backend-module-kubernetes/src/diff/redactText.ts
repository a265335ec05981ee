/** What stands for a secret. */
export const REDACTED = '•••';

const secretWord =
  /pass(word|wd|phrase)?|secret|token|api[-_.]?key|private[-_.]?key|access[-_.]?key|credential|jwt|bearer|signature|dsn|connection[-_.]?string|mongodb[-_.]?uri|(^|[-_.])(auth|key|pwd|pat)($|[-_.])/i;
const userInfo = /([a-z][a-z0-9+.-]*:\/\/)[^\s/@:]*:[^\s/@]+@/gi;
const assignment =
  /((?:pass(?:word|wd|phrase)?|secret|token|api[-_.]?key|private[-_.]?key|access[-_.]?key|credentials?|jwt|pwd|authorization)["']?\s*[=:]\s*)(?:bearer\s+|basic\s+)?("[^"]*"|'[^']*'|[^\s,;&}]+)/gi;
const authorization = /\b(bearer|basic)\s+[A-Za-z0-9+/=._~-]{8,}/gi;
const candidate = /[A-Za-z0-9+/_=.~-]{20,}/g;

/** Whether a variable, key or annotation of that name is likely to hold a secret. */
export function isSecretName(name: string): boolean {
  return secretWord.test(name.replace(/([a-z0-9])([A-Z])/g, '$1_$2'));
}

/**
 * Whether a word looks like a key or token: long, of letters and digits, and without a pattern.
 *
 * @remarks
 * Image digests, host names and file paths are not: they are made of words, or stand where no secret stands.
 */
export function isHighEntropy(word: string): boolean {
  if (word.length < 20 || !/\d/.test(word) || !/[A-Za-z]/.test(word)) {
    return false;
  }
  const counts = new Map<string, number>();
  for (const character of word) {
    counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  const bits = [...counts.values()].reduce((sum, count) => {
    const share = count / word.length;
    return sum - share * Math.log2(share);
  }, 0);
  return bits >= 3.2 && !isMadeOfWords(word);
}

/** Takes secrets out of free text: credentials in URLs, `password=…`, and words that look like keys. */
export function redactText(text: string): string {
  const named = text
    .replace(userInfo, `$1${REDACTED}@`)
    .replace(assignment, `$1${REDACTED}`)
    .replace(authorization, `$1 ${REDACTED}`);
  return named.replace(candidate, (word, offset: number) =>
    isHighEntropy(word) && !isDigest(named, offset) ? REDACTED : word,
  );
}

/** At most so many characters, the last of them an ellipsis where something was cut off. */
export function shorten(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}

/** The digest of an image names what is public. */
function isDigest(text: string, offset: number): boolean {
  return text.slice(0, offset).endsWith('sha256:');
}

function isMadeOfWords(word: string): boolean {
  const parts = word.split(/[/._~=+-]/).filter(Boolean);
  return parts.length > 1 && parts.every(part => !isDense(part));
}

function isDense(part: string): boolean {
  const switches = part.match(/[A-Za-z]\d|\d[A-Za-z]|[a-z][A-Z]/g) ?? [];
  return part.length >= 12 && switches.length >= 3;
}
