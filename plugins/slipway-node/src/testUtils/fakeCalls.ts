import { OperationKind } from '@slipway/backstage-plugin-slipway-common';
import {
  OperationStep,
  PlanDraft,
  StepContext,
  StepSight,
} from '../operation/operationHandler';

/** One call of a handler: of its plan, or of a step's look or act. @public */
export type FakeCall = {
  kind: OperationKind;
  /** Name of the step, or `plan`. */
  step: string;
  verb: 'plan' | 'look' | 'act';
  /** Of the operation, where it is one that calls. */
  operationId?: string;
  /** Aborted when the caller gives up. */
  signal?: AbortSignal;
};

/** What stands between the caller and the fake platform, e.g. a connection that breaks after the request. @public */
export type FakeInterceptor = (
  call: FakeCall,
  proceed: () => Promise<unknown>,
) => Promise<unknown>;

/** What every fake handler is made with. */
export interface FakeHandlerOptions {
  intercept: FakeInterceptor;
  getBlockers(): PlanDraft['blockers'];
  version: number;
}

/** A step whose calls can be intercepted. */
export function createFakeStep(
  options: { kind: OperationKind; intercept: FakeInterceptor },
  step: Pick<OperationStep, 'name' | 'purpose' | 'title'> & {
    look(context: StepContext): StepSight;
    act?(context: StepContext): void;
  },
): OperationStep {
  const through = <TResult>(
    verb: 'look' | 'act',
    context: StepContext,
    proceed: () => TResult,
  ) =>
    options.intercept(
      {
        kind: options.kind,
        step: step.name,
        verb,
        operationId: context.operationId,
        signal: context.signal,
      },
      async () => proceed(),
    ) as Promise<TResult>;
  const { act, look, name, purpose, title } = step;
  return {
    ...{ name, purpose, title },
    stallAfterSeconds: 60,
    look: async context => through('look', context, () => look(context)),
    ...(act && {
      act: async context => through('act', context, () => act(context)),
    }),
  };
}
