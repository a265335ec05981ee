import { InputError } from '@backstage/errors';
import {
  OperationRequest,
  Plan,
} from '@slipway/backstage-plugin-slipway-common';

/**
 * Asserts that the person has typed what the plan asks for.
 *
 * @throws InputError saying what to type.
 */
export function assertConfirmed(plan: Plan, request: OperationRequest): void {
  const { confirmation: asked } = plan;
  const { confirmation: typed } = request;
  if (asked === undefined || typed === asked) {
    return;
  }
  const problem =
    typed === undefined
      ? "'confirmation' is missing"
      : `'confirmation' is ${JSON.stringify(typed)}`;
  throw new InputError(
    `${problem}: to confirm this ${plan.request.kind}, type '${asked}'. Nothing was changed.`,
  );
}
