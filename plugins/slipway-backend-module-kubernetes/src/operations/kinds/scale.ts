import {
  PlanRemark,
  WorkloadProblem,
} from '@slipway/backstage-plugin-slipway-common';
import { StepSight } from '@slipway/backstage-plugin-slipway-node';
import { numberAt } from '../../model/raw';
import { kubectl } from '../kubectl';
import { describeChanger, nameOf } from '../liveIdentity';
import { LiveWorkload } from '../liveWorkload';
import { running } from '../rolloutSight';
import { createVerifyStep } from '../verifyStep';
import { WorkloadChange } from '../workloadChange';

/** Another number of replicas. */
export const scaleChange: WorkloadChange<'scale'> = {
  kind: 'scale',
  version: 1,
  workloadKinds: ['Deployment', 'StatefulSet'],
  unsupported: 'it runs one pod on each node and has no replicas to set',
  stepName: 'patch-replicas',
  fieldManager: 'slipway-scale',
  parts: [],
  changedPath: ['spec', 'replicas'],
  title: ({ input }) => `Set the replicas to ${input.replicas}`,

  draft(live, { replicas }) {
    const present = getReplicas(live);
    return {
      summary: `Scale ${nameOf(live)} to ${replicas}`,
      basis: {},
      state: {},
      effects: describeScaling(present, replicas),
      warnings: findScaleWarnings(live, replicas),
      blockers:
        present === replicas
          ? [
              {
                code: 'AlreadyScaled',
                message: `${nameOf(live)} already has ${replicas} replicas`,
              },
            ]
          : [],
      commands: kubectl(live, {
        title: 'Scale',
        verb: 'scale',
        option: `--replicas=${replicas}`,
      }),
    };
  },

  look(live, { input }) {
    const present = getReplicas(live);
    return present === input.replicas
      ? { status: 'done', message: `The replicas are ${present}` }
      : { status: 'pending', message: `The replicas are ${present}` };
  },

  patch(live, { input }) {
    const path = '/spec/replicas';
    return {
      operations: [
        { op: 'test', path, value: getReplicas(live) },
        { op: 'replace', path, value: input.replicas },
      ],
      annotations: {},
    };
  },

  verify: clusters =>
    createVerifyStep(clusters, {
      name: 'verify-replicas',
      title: 'Wait until the replicas are available',
      findChange: (live, { input }) =>
        getReplicas(live) === input.replicas
          ? undefined
          : `The replicas of ${nameOf(live)} are ${getReplicas(live)} and not ${input.replicas}: changed by ${describeChanger(live, 'spec', 'replicas')}`,
      see: seeScaling,
    }),
};

function seeScaling({ shown, found }: LiveWorkload): StepSight {
  const { desired, current, available } = shown.replicas;
  const { generation, observedGeneration } = found.workload;
  const [problem]: readonly (WorkloadProblem | undefined)[] = shown.problems;
  if (
    observedGeneration >= generation &&
    current === desired &&
    available >= desired
  ) {
    return {
      status: 'succeeded',
      message: `${available} of ${desired} available`,
    };
  }
  return running(
    problem?.message ??
      `${available} of ${desired} available, ${current} there`,
    { ...shown.replicas, updated: Math.min(current, desired) },
  );
}

function describeScaling(present: number, wanted: number): PlanRemark[] {
  if (wanted === 0) {
    return [
      {
        code: 'Downtime',
        message: `All ${present} pods end: the service is down until it is scaled up again`,
      },
    ];
  }
  return [
    wanted > present
      ? { code: 'PodsAdded', message: `${wanted - present} pods are added` }
      : { code: 'PodsEnded', message: `${present - wanted} pods end` },
  ];
}

function findScaleWarnings(
  { shown }: LiveWorkload,
  wanted: number,
): PlanRemark[] {
  const { autoscaling } = shown;
  if (!autoscaling) {
    return [];
  }
  const { name, min, max } = autoscaling;
  const outside = wanted < min || wanted > max;
  const stops = wanted === 0;
  return [
    {
      code: 'HpaOwnsReplicas',
      message: stops
        ? `The autoscaler ${name} is off while the replicas are 0, and does not scale up again by itself`
        : `The autoscaler ${name} owns the replicas and sets them anew within its ${min}–${max}${
            outside ? `, and ${wanted} lies outside` : ''
          }`,
      remedy: `Change the limits of the autoscaler ${name} instead`,
    },
  ];
}

function getReplicas({ raw }: LiveWorkload): number {
  return numberAt(raw, 'spec', 'replicas') ?? 1;
}
