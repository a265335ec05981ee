import { isError } from '@backstage/errors';
import {
  RetryableOperationError,
  TerminalOperationError,
} from '@slipway/backstage-plugin-slipway-node';
import { RightMissingError } from '../clusters/errors';

/** Errors that a later try cannot mend. */
const finalErrors = ['NotFoundError', 'NotAllowedError', 'InputError'];

/** Whether it is an error of that name. */
export function isNamed(error: unknown, name: string): boolean {
  return isError(error) && error.name === name;
}

/**
 * Runs a part of a step, and sorts what it throws into what a later try can mend and what not.
 *
 * @remarks
 * A conflict (409, or a failed `test` of a patch) is neither: something else was changed meanwhile, and the next look
 * decides. A right that is refused counts as missing only when the server, asked for it, says so too.
 */
export async function inStep<TResult>(
  run: () => Promise<TResult>,
): Promise<TResult> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof RightMissingError && !(await isConfirmed(error))) {
      throw new RetryableOperationError(
        `It was refused, though the server does not say that the right is missing: ${error.message}`,
        { cause: error, retryAfterSeconds: 1 },
      );
    }
    if (isError(error) && finalErrors.includes(error.name)) {
      throw new TerminalOperationError(error.message, error);
    }
    if (isNamed(error, 'ConflictError') && isError(error)) {
      throw new RetryableOperationError(
        `It was changed at the same moment, so it is looked at again: ${error.message}`,
        { cause: error, retryAfterSeconds: 1 },
      );
    }
    throw error;
  }
}

/** A server that cannot be asked has confirmed nothing. */
async function isConfirmed({ confirm }: RightMissingError): Promise<boolean> {
  try {
    return confirm === undefined || (await confirm());
  } catch {
    return false;
  }
}
