import { OperationKind } from '@slipway/backstage-plugin-slipway-common';
import {
  OperationHandler,
  PlanContext,
  StepContext,
  StepSight,
} from '@slipway/backstage-plugin-slipway-node';

/** The context of an operation's steps, with what its plan kept. */
export async function accept<TKind extends OperationKind>(
  handler: OperationHandler<TKind>,
  context: PlanContext<TKind>,
  overrides: Partial<StepContext<TKind>> = {},
): Promise<StepContext<TKind>> {
  const { state } = await handler.plan(context);
  return {
    ...context,
    operationId: '11111111-1111-4111-8111-111111111111',
    state,
    acceptedAt: '2026-01-15T10:00:00.000Z',
    requestedBy: 'user:default/olivia',
    reason: 'errors since the deploy',
    findings: {},
    signal: new AbortController().signal,
    ...overrides,
  };
}

/** The changing step, run as an engine does: look, act where it is pending, look. */
export async function change<TKind extends OperationKind>(
  handler: OperationHandler<TKind>,
  context: StepContext<TKind>,
): Promise<StepSight> {
  const [step] = handler.steps;
  if (!step) {
    throw new Error('The operation has no steps');
  }
  const sight = await step.look(context);
  if (sight.status !== 'pending') {
    return sight;
  }
  await step.act?.(context);
  return step.look(context);
}

/** One look of the verifying step. */
export async function verify<TKind extends OperationKind>(
  handler: OperationHandler<TKind>,
  context: StepContext<TKind>,
): Promise<StepSight> {
  const step = handler.steps.find(({ purpose }) => purpose === 'verify');
  if (!step) {
    throw new Error('The operation verifies nothing');
  }
  return step.look(context);
}
