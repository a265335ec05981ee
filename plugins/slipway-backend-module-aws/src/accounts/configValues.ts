import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** What a text of the configuration has to look like. */
export interface TextRule {
  pattern: RegExp;
  /** What is wanted, after "expected". */
  wanted: string;
}

/** A part of the configuration, with its full key for errors. */
export interface ConfigPart {
  config: Config;
  key: string;
}

/**
 * Reads a text.
 *
 * @throws InputError naming the key, its value and the fix.
 */
export function readText(
  part: ConfigPart,
  name: string,
  rule: TextRule,
): string {
  const text = readOptionalText(part, name, rule);
  if (text === undefined) {
    throw new InputError(
      `Missing value at '${part.key}.${name}': set it to ${rule.wanted}`,
    );
  }
  return text;
}

/** As `readText`; `undefined` where nothing is written. */
export function readOptionalText(
  { config, key }: ConfigPart,
  name: string,
  rule: TextRule,
): string | undefined {
  const value: unknown = config.getOptional(name);
  return value === undefined
    ? undefined
    : checkText(value, { key: `${key}.${name}`, rule });
}

/** Reads a list of texts; an empty one where nothing is written. */
export function readTexts(
  { config, key }: ConfigPart,
  name: string,
  rule: TextRule,
): string[] {
  const value: unknown = config.getOptional(name) ?? [];
  if (!Array.isArray(value)) {
    throw new InputError(
      `Invalid value ${JSON.stringify(value)} at '${key}.${name}': expected a list, each ${rule.wanted}`,
    );
  }
  return value.map((item, index) =>
    checkText(item, { key: `${key}.${name}[${index}]`, rule }),
  );
}

/**
 * Refuses keys that nothing reads, so that a misspelt one is not taken for its default.
 *
 * @remarks
 * The value is left out of the error: a credential on the wrong level would show in the log.
 */
export function refuseUnknownKeys(
  { config, key }: ConfigPart,
  known: readonly string[],
): void {
  const unknown = config.keys().find(name => !known.includes(name));
  if (unknown !== undefined) {
    throw new InputError(
      `Invalid configuration at '${key}.${unknown}': nothing reads this key. Use one of ${known.join(', ')}, or remove it.`,
    );
  }
}

/** The part of that name, `undefined` where nothing is written. */
export function readPart(
  { config, key }: ConfigPart,
  name: string,
): ConfigPart | undefined {
  const part = config.getOptionalConfig(name);
  return part && { config: part, key: `${key}.${name}` };
}

/**
 * Checks a text that has been read.
 *
 * @throws InputError naming the key, its value and the fix.
 */
export function checkText(
  value: unknown,
  { key, rule }: { key: string; rule: TextRule },
): string {
  if (typeof value === 'number') {
    throw new InputError(
      `Invalid value ${value} at '${key}': this is a number; write it in quotes, and expected is ${rule.wanted}`,
    );
  }
  if (typeof value !== 'string' || !rule.pattern.test(value)) {
    throw new InputError(
      `Invalid value ${JSON.stringify(value)} at '${key}': expected ${rule.wanted}`,
    );
  }
  return value;
}
