import { JsonObject } from '@backstage/types';
import { valueAt } from '../../model/raw';
import { testTemplate } from '../buildPatch';
import { describeReplacement } from '../effects';
import { kubectl, rolloutStatus } from '../kubectl';
import { describeChanger, nameOf } from '../liveIdentity';
import { LiveWorkload } from '../liveWorkload';
import { running, seeRollout } from '../rolloutSight';
import { createVerifyStep } from '../verifyStep';
import { WorkloadChange } from '../workloadChange';

const common = {
  version: 1,
  workloadKinds: ['Deployment'],
  unsupported:
    'its controller knows no pause; a StatefulSet can be held by its partition, and neither by this operation',
  fieldManager: 'slipway-pause',
  parts: [],
  changedPath: ['spec'],
} as const;

/** Changes to the template wait from now on. */
export const pauseChange: WorkloadChange<'rollout-pause'> = {
  ...common,
  kind: 'rollout-pause',
  stepName: 'pause',
  title: () => 'Pause the rollout',

  draft: live => ({
    summary: `Pause the rollout of ${nameOf(live)}`,
    basis: {},
    state: {},
    effects: [
      {
        code: 'RolloutWaits',
        message:
          live.shown.status.phase === 'Progressing'
            ? 'The rollout stops where it is: old and new pods go on running side by side'
            : 'Pods go on running; changes to the template wait until the rollout is resumed',
      },
    ],
    warnings: [],
    blockers: isPaused(live)
      ? [
          {
            code: 'AlreadyPaused',
            message: `${nameOf(live)} is already paused`,
          },
        ]
      : [],
    commands: kubectl(live, { title: 'Pause', verb: 'rollout pause' }),
  }),

  look: live =>
    isPaused(live)
      ? { status: 'done', message: 'The rollout is paused' }
      : { status: 'pending', message: 'The rollout is not paused' },

  patch: () => ({
    operations: [{ op: 'add', path: '/spec/paused', value: true }],
    annotations: {},
  }),

  verify: clusters =>
    createVerifyStep(clusters, {
      name: 'verify-paused',
      title: 'Wait until the controller has seen it',
      stallAfterSeconds: 120,
      findChange: live =>
        isPaused(live)
          ? undefined
          : `${nameOf(live)} is no longer paused: changed by ${describeChanger(live, 'spec')}`,
      see: ({ shown, found }) =>
        found.workload.observedGeneration >= found.workload.generation
          ? { status: 'succeeded', message: 'The rollout is paused' }
          : running('Waiting for the controller to see it', shown.replicas),
    }),
};

/** Changes to the template that have waited take effect. */
export const resumeChange: WorkloadChange<'rollout-resume'> = {
  ...common,
  kind: 'rollout-resume',
  stepName: 'resume',
  title: () => 'Resume the rollout',

  draft: live => ({
    summary: `Resume the rollout of ${nameOf(live)}`,
    basis: {},
    state: { from: live.found.workload.template.hash },
    effects:
      live.shown.replicas.updated < live.shown.replicas.desired
        ? describeReplacement(live)
        : [{ code: 'NothingWaits', message: 'No change is waiting' }],
    warnings: [],
    blockers: isPaused(live)
      ? []
      : [{ code: 'NotPaused', message: `${nameOf(live)} is not paused` }],
    commands: kubectl(
      live,
      { title: 'Resume', verb: 'rollout resume' },
      rolloutStatus,
    ),
  }),

  look(live, { state }) {
    if (!isPaused(live)) {
      return { status: 'done', message: 'The rollout is not paused' };
    }
    return isTemplateOfPlan(live, state)
      ? { status: 'pending', message: 'The rollout is paused' }
      : { status: 'overtaken', message: describeOvertaking(live) };
  },

  patch: live => ({
    operations: [
      { op: 'test', path: '/spec/paused', value: true },
      testTemplate(live),
      { op: 'remove', path: '/spec/paused' },
    ],
    annotations: {},
  }),

  verify: clusters =>
    createVerifyStep(clusters, {
      name: 'verify-rollout',
      title: 'Wait until the rollout is complete',
      findChange: (live, { state }) => {
        if (isPaused(live)) {
          return `${nameOf(live)} was paused again by ${describeChanger(live, 'spec', 'paused')}`;
        }
        return isTemplateOfPlan(live, state)
          ? undefined
          : describeOvertaking(live);
      },
      see: live => seeRollout(live),
    }),
};

function isPaused({ raw }: LiveWorkload): boolean {
  return valueAt(raw, 'spec', 'paused') === true;
}

function isTemplateOfPlan({ found }: LiveWorkload, state: JsonObject): boolean {
  return found.workload.template.hash === state.from;
}

function describeOvertaking(live: LiveWorkload): string {
  return `The template of ${nameOf(live)} is not the one that the plan was made for: changed by ${describeChanger(live, 'spec', 'template')}`;
}
