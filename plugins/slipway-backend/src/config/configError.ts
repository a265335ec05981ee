import { InputError } from '@backstage/errors';

/** A start-up error that names the configuration key, its value and the fix. */
export function configError(options: {
  key: string;
  value: unknown;
  problem: string;
  fix: string;
}): InputError {
  const { key, value, problem, fix } = options;
  return new InputError(
    `Invalid configuration at '${key}', which is ${
      value === undefined ? 'missing' : JSON.stringify(value)
    }: ${problem}. ${fix}.`,
  );
}
