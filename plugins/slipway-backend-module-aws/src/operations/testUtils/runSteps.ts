import { OperationKind } from '@slipway/backstage-plugin-slipway-common';
import {
  OperationHandler,
  OperationStep,
  PlanContext,
  StepContext,
  StepSight,
} from '@slipway/backstage-plugin-slipway-node';

/** The ID of the operation in tests. */
export const operationId = '0f3a2b1c-1111-4111-8111-111111111111';

/** The context of an operation's steps, with what its plan kept. */
export async function accept<TKind extends OperationKind>(
  handler: OperationHandler<TKind>,
  context: PlanContext<TKind>,
  overrides: Partial<StepContext<TKind>> = {},
): Promise<StepContext<TKind>> {
  const { state } = await handler.plan({ ...context, operationId });
  return {
    ...context,
    operationId,
    // As it comes back from the database.
    state: JSON.parse(JSON.stringify(state)),
    acceptedAt: '2026-01-15T10:00:00.000Z',
    requestedBy: 'user:default/olivia',
    reason: 'a table was emptied',
    findings: {},
    signal: new AbortController().signal,
    ...overrides,
  };
}

/** The step of that name. */
export function stepOf<TKind extends OperationKind>(
  handler: OperationHandler<TKind>,
  name: string,
): OperationStep<TKind> {
  const step = handler.steps.find(it => it.name === name);
  if (!step) {
    throw new Error(`There is no step ${name}`);
  }
  return step;
}

/** A step carried out as an engine does: looked at until it succeeds, with one act where it is pending. */
export async function carryOut<TKind extends OperationKind>(
  step: OperationStep<TKind>,
  context: StepContext<TKind>,
  onLook: (sight: StepSight) => void = () => {},
): Promise<Extract<StepSight, { status: 'succeeded' }>> {
  let acted = false;
  for (let look = 0; look < 1000; look++) {
    const sight = await step.look(context);
    onLook(sight);
    if (sight.status === 'succeeded') {
      return sight;
    }
    if (sight.status === 'pending' && !acted) {
      await step.act?.(context);
      acted = true;
    }
  }
  throw new Error(`${step.name} does not come to an end`);
}

/** Every step, with the findings of those before; cleanup is carried out however the others end. */
export async function runAll<TKind extends OperationKind>(
  handler: OperationHandler<TKind>,
  context: StepContext<TKind>,
  onLook?: (sight: StepSight, step: string) => void,
): Promise<{ findings: StepContext['findings']; failure?: unknown }> {
  const findings: Record<string, StepContext['findings'][string]> = {};
  let failure: unknown;
  for (const step of handler.steps) {
    if (failure !== undefined && step.purpose !== 'cleanup') {
      continue;
    }
    try {
      const { finding } = await carryOut(
        step,
        { ...context, findings },
        sight => onLook?.(sight, step.name),
      );
      if (finding) {
        findings[step.name] = finding;
      }
    } catch (error) {
      failure ??= error;
    }
  }
  return failure === undefined ? { findings } : { findings, failure };
}
