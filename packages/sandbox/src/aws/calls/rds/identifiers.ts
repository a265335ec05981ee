import { invalidValue } from '../../wire/AwsError';

/**
 * Checks the identifier of something that is to be made.
 *
 * @throws AwsError InvalidParameterValue that says what it must be like.
 */
export function checkIdentifier(name: string, most: number): string {
  if (name.length > most || !/^[a-z]([a-z0-9]|-(?!-|$))*$/i.test(name)) {
    throw invalidValue(
      `The parameter ${name} is not a valid identifier. Identifiers must begin with a letter; must contain only ASCII letters, digits, and hyphens; and must not end with a hyphen or contain two consecutive hyphens. They have at most ${most} characters.`,
    );
  }
  return name.toLowerCase();
}
