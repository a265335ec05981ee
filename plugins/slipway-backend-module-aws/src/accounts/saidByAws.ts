import { isError } from '@backstage/errors';

/** Parts of a signed request: its authorization, and the headers that were signed. */
const requestParts = /AWS4-|Signature=|Credential=|x-amz-/i;

/**
 * What AWS says of a failed call, for people.
 *
 * @remarks
 * Where a signature is wrong, AWS repeats the request that it got, with the token of the session in it: that is left out.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/signature-v4-troubleshooting.html
 */
export function saidByAws(error: unknown): string {
  const said = isError(error) ? error.message : String(error);
  return requestParts.test(said)
    ? 'what it said repeats the request and is left out'
    : said;
}
