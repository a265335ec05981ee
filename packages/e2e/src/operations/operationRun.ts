import { randomUUID } from 'node:crypto';
import type {
  OperationInput,
  OperationKind,
} from '@slipway/backstage-plugin-slipway-common';
import type {
  OperationHandler,
  PlanContext,
  PlanDraft,
  Platform,
  StepContext,
  StepSight,
} from '@slipway/backstage-plugin-slipway-node';
import { until } from '../controlPlane';
import type { RunningPlatform } from '../live/startPlatform';

/** An operation that is asked of the platform. */
export interface OperationRun<TKind extends OperationKind> {
  handler: OperationHandler<TKind>;
  context: PlanContext<TKind>;
}

/** An operation on a workload of the service of that name. */
export function anOperation<TKind extends OperationKind>(
  { platform, service }: RunningPlatform,
  kind: TKind,
  request: { workload: string; input: OperationInput<TKind> },
): OperationRun<TKind> {
  const operations: Platform['operations'] = platform.operations;
  const handler = operations[kind];
  if (!handler) {
    throw new Error(`The platform does not do ${kind}`);
  }
  const name = request.workload.slice(request.workload.indexOf('.') + 1);
  return { handler, context: { service: service(name), ...request } };
}

/** What the steps of an accepted plan are given. */
export async function accept<TKind extends OperationKind>({
  handler,
  context,
}: OperationRun<TKind>): Promise<{
  plan: PlanDraft;
  step: StepContext<TKind>;
}> {
  const plan = await handler.plan(context);
  const step = {
    ...context,
    operationId: randomUUID(),
    state: plan.state,
    acceptedAt: new Date().toISOString(),
    requestedBy: 'user:default/olivia',
    reason: 'a test on the real control plane',
    findings: {},
    signal: new AbortController().signal,
  };
  return { plan, step };
}

/** Carries out all steps as an engine does, and again from the first one if told to; returns what was seen last. */
export async function carryOut<TKind extends OperationKind>(
  { handler }: OperationRun<TKind>,
  context: StepContext<TKind>,
): Promise<StepSight[]> {
  const seen: StepSight[] = [];
  for (const step of handler.steps) {
    let failure: unknown;
    await until(`${step.name} succeeding`, async () => {
      try {
        const sight = await step.look(context);
        seen.push(sight);
        if (sight.status === 'pending') {
          await step.act?.(context);
        }
        return sight.status === 'succeeded';
      } catch (error) {
        failure = error;
        return isFinal(error);
      }
    });
    if (isFinal(failure)) {
      throw failure;
    }
  }
  return seen;
}

function isFinal(error: unknown): boolean {
  return error instanceof Error && error.name === 'TerminalOperationError';
}
