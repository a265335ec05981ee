import { ConflictError } from '@backstage/errors';
import { Plan } from '@slipway/backstage-plugin-slipway-common';

/**
 * The basis of a plan has changed since it was reviewed. Answered as a 409 of this name, with the new plan in it.
 *
 * @public
 */
export class StalePlanError extends ConflictError {
  /** By which Backstage answers an error whose name it does not know. */
  readonly statusCode = 409;

  constructor(
    message: string,
    /** The plan as it is now; enumerable, so that it is part of the answer. */
    readonly plan: Plan,
  ) {
    super(message);
    Object.assign(this, { name: 'StalePlanError' });
  }
}
