import { NotFoundError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { OperationKind } from '@slipway/backstage-plugin-slipway-common';
import { TerminalOperationError } from '../operation/errors';
import {
  OperationHandler,
  OperationStep,
  PlanContext,
  PlanDraft,
  StepContext,
  StepSight,
} from '../operation/operationHandler';
import { FakeWorkload, FakeWorkloadState } from './FakeWorkload';

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

interface FakeOptions {
  kind: OperationKind;
  getWorkload(name: string): FakeWorkload;
  intercept: FakeInterceptor;
  getBlockers(): PlanDraft['blockers'];
  version: number;
}

type Change = {
  expected: Partial<FakeWorkloadState>;
  goal: Partial<FakeWorkloadState>;
};

function planChange(
  kind: OperationKind,
  context: PlanContext,
  now: FakeWorkload,
) {
  const input = context.input as { toRevision?: string; replicas?: number };
  const { template, replicas, paused, restartedAt } = now.state;
  const mark = () => ({
    expected: { restartedAt },
    goal: { restartedAt: `after ${restartedAt}` },
  });
  const changes: Record<OperationKind, () => Change> = {
    rollback: () => {
      const goal = now.revisions[input.toRevision ?? ''];
      if (goal === undefined) {
        throw new NotFoundError(`There is no revision ${input.toRevision}`);
      }
      return { expected: { template }, goal: { template: goal } };
    },
    restart: mark,
    scale: () => ({
      expected: { replicas },
      goal: { replicas: input.replicas },
    }),
    'rollout-pause': () => ({ expected: { paused }, goal: { paused: true } }),
    'rollout-resume': () => ({ expected: { paused }, goal: { paused: false } }),
    snapshot: mark,
    restore: mark,
    drill: mark,
  };
  return changes[kind]();
}

function lookAtChange(workload: FakeWorkload, change: Change): StepSight {
  if (workload.is(change.goal)) {
    return { status: 'succeeded', message: 'The workload is as wanted' };
  }
  if (workload.is(change.expected)) {
    return { status: 'pending', message: 'The workload is as it was' };
  }
  throw new TerminalOperationError('Somebody else has changed the workload');
}

function lookAtRollout(workload: FakeWorkload): StepSight {
  const total = workload.state.replicas;
  return workload.isHealthy
    ? { status: 'succeeded', message: `${total} of ${total} pods are ready` }
    : {
        status: 'running',
        message: `0 of ${total} pods are ready`,
        progress: { message: 'ready', done: 0, total },
        retryAfterSeconds: 0.02,
      };
}

function createSteps(options: FakeOptions): OperationStep[] {
  const { kind, getWorkload, intercept } = options;
  const through = <TResult>(
    step: string,
    verb: 'look' | 'act',
    context: StepContext,
    proceed: () => TResult,
  ) =>
    intercept(
      {
        kind,
        step,
        verb,
        operationId: context.operationId,
        signal: context.signal,
      },
      async () => proceed(),
    ) as Promise<TResult>;
  const changeOf = (context: StepContext) => context.state as Change;
  return [
    {
      name: 'change-workload',
      purpose: 'change',
      stallAfterSeconds: 60,
      title: context => `${kind} of ${context.workload}`,
      look: async context =>
        through('change-workload', 'look', context, () =>
          lookAtChange(getWorkload(context.workload), changeOf(context)),
        ),
      act: async context =>
        through('change-workload', 'act', context, () =>
          getWorkload(context.workload).change(changeOf(context)),
        ),
    },
    {
      name: 'await-rollout',
      purpose: 'verify',
      stallAfterSeconds: 60,
      title: context => `Wait until ${context.workload} is healthy`,
      look: async context =>
        through('await-rollout', 'look', context, () =>
          lookAtRollout(getWorkload(context.workload)),
        ),
    },
  ];
}

/** A handler that changes fake workloads by compare and set. @public */
export function createFakeHandler(options: FakeOptions): OperationHandler {
  const { kind, getWorkload, intercept } = options;
  return {
    kind,
    version: options.version,
    steps: createSteps(options),
    plan: async context =>
      intercept({ kind, step: 'plan', verb: 'plan' }, async () => {
        const workload = getWorkload(context.workload);
        const change = planChange(kind, context, workload);
        const { uid, state } = workload;
        const draft: PlanDraft = {
          summary: `${kind} of ${context.workload}.`,
          basis: {
            uid,
            template: state.template,
            paused: state.paused,
          },
          state: change as JsonObject,
          changes: [],
          effects: [],
          warnings: [],
          blockers: options.getBlockers(),
          observations: [{ label: 'replicas', value: String(state.replicas) }],
          commands: [],
        };
        return draft;
      }) as Promise<PlanDraft>,
  };
}
