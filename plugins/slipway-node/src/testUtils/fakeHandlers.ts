import { NotFoundError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { WorkloadOperationKind } from '@slipway/backstage-plugin-slipway-common';
import { TerminalOperationError } from '../operation/errors';
import {
  OperationHandler,
  OperationStep,
  PlanContext,
  PlanDraft,
  StepContext,
  StepSight,
} from '../operation/operationHandler';
import { createFakeStep, FakeHandlerOptions } from './fakeCalls';
import { FakeWorkload, FakeWorkloadState } from './FakeWorkload';

interface FakeOptions extends FakeHandlerOptions {
  kind: WorkloadOperationKind;
  getWorkload(name: string): FakeWorkload;
}

type Change = {
  expected: Partial<FakeWorkloadState>;
  goal: Partial<FakeWorkloadState>;
};

function planChange(
  kind: WorkloadOperationKind,
  context: PlanContext,
  now: FakeWorkload,
) {
  const input = context.input as { toRevision?: string; replicas?: number };
  const { template, replicas, paused, restartedAt } = now.state;
  const changes: Record<WorkloadOperationKind, () => Change> = {
    rollback: () => {
      const goal = now.revisions[input.toRevision ?? ''];
      if (goal === undefined) {
        throw new NotFoundError(`There is no revision ${input.toRevision}`);
      }
      return { expected: { template }, goal: { template: goal } };
    },
    restart: () => ({
      expected: { restartedAt },
      goal: { restartedAt: `after ${restartedAt}` },
    }),
    scale: () => ({
      expected: { replicas },
      goal: { replicas: input.replicas },
    }),
    'rollout-pause': () => ({ expected: { paused }, goal: { paused: true } }),
    'rollout-resume': () => ({ expected: { paused }, goal: { paused: false } }),
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
  const { kind, getWorkload } = options;
  const changeOf = (context: StepContext) => context.state as Change;
  return [
    createFakeStep(options, {
      name: 'change-workload',
      purpose: 'change',
      title: context => `${kind} of ${context.workload}`,
      look: context =>
        lookAtChange(getWorkload(context.workload), changeOf(context)),
      act: context => getWorkload(context.workload).change(changeOf(context)),
    }),
    createFakeStep(options, {
      name: 'await-rollout',
      purpose: 'verify',
      title: context => `Wait until ${context.workload} is healthy`,
      look: context => lookAtRollout(getWorkload(context.workload)),
    }),
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
