/**
 * Reads JSON.
 *
 * @throws SyntaxError in the words of Go's JSON, which the API server passes on.
 */
export function parseGoJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const place = /at position (\d+)/.exec(String(error))?.[1];
    const position = place === undefined ? 0 : Number(place);
    const character = text.trimStart() === '' ? undefined : text.at(position);
    throw new SyntaxError(
      character === undefined || String(error).includes('end of JSON input')
        ? 'unexpected end of JSON input'
        : `invalid character ${quote(character)} looking for beginning of value`,
    );
  }
}

/** Go works on bytes: what is no ASCII is shown by its code. */
function quote(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x20 || code > 0x7e
    ? `'\\u${code.toString(16).padStart(4, '0')}'`
    : `'${character}'`;
}
