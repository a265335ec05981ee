import { Workload } from '@slipway/backstage-plugin-slipway-common';
import {
  KeptDaemonSet,
  KeptDeployment,
  KeptStatefulSet,
  KeptWorkload,
} from './kept';
import { numberAt, objectAt, RawObject, textAt } from './raw';
import {
  getFieldManagers,
  getLastManager,
  trimConditions,
  trimMetadata,
} from './trimMetadata';
import { trimTemplate } from './trimTemplate';

type Counts = Pick<
  KeptWorkload,
  'desired' | 'current' | 'updated' | 'ready' | 'available'
>;

/** Cuts a Deployment down to what is shown of it. */
export function trimDeployment(object: RawObject): KeptDeployment {
  return {
    ...trimCommon(object, {
      counts: countReplicas(object),
      strategy: trimStrategy(objectAt(object, 'spec', 'strategy')),
    }),
    paused: objectAt(object, 'spec').paused === true,
  };
}

/** Cuts a StatefulSet down to what is shown of it. */
export function trimStatefulSet(object: RawObject): KeptStatefulSet {
  const currentRevision = textAt(object, 'status', 'currentRevision');
  const updateRevision = textAt(object, 'status', 'updateRevision');
  return {
    ...trimCommon(object, {
      counts: countReplicas(object),
      strategy: trimStrategy(objectAt(object, 'spec', 'updateStrategy')),
    }),
    ...(currentRevision ? { currentRevision } : {}),
    ...(updateRevision ? { updateRevision } : {}),
  };
}

/** Cuts a DaemonSet down to what is shown of it. */
export function trimDaemonSet(object: RawObject): KeptDaemonSet {
  const count = (name: string) => numberAt(object, 'status', name) ?? 0;
  return {
    ...trimCommon(object, {
      counts: {
        desired: count('desiredNumberScheduled'),
        current: count('currentNumberScheduled'),
        updated: count('updatedNumberScheduled'),
        ready: count('numberReady'),
        available: count('numberAvailable'),
      },
      strategy: trimStrategy(objectAt(object, 'spec', 'updateStrategy')),
    }),
    misscheduled: count('numberMisscheduled'),
  };
}

function trimCommon(
  object: RawObject,
  parts: { counts: Counts; strategy: Workload['strategy'] },
): KeptWorkload {
  const templateManager = getLastManager(object, 'spec', 'template');
  return {
    ...trimMetadata(object, { labels: 'all' }),
    generation: numberAt(object, 'metadata', 'generation') ?? 0,
    observedGeneration: numberAt(object, 'status', 'observedGeneration') ?? 0,
    template: trimTemplate(objectAt(object, 'spec', 'template')),
    strategy: parts.strategy,
    conditions: trimConditions(object),
    revisionHistoryLimit:
      numberAt(object, 'spec', 'revisionHistoryLimit') ?? 10,
    managers: getFieldManagers(object),
    ...(templateManager ? { templateManager } : {}),
    ...parts.counts,
  };
}

function countReplicas(object: RawObject): Counts {
  const count = (name: string) => numberAt(object, 'status', name) ?? 0;
  return {
    desired: numberAt(object, 'spec', 'replicas') ?? 1,
    current: count('replicas'),
    updated: count('updatedReplicas'),
    ready: count('readyReplicas'),
    available: count('availableReplicas'),
  };
}

function trimStrategy(strategy: RawObject): Workload['strategy'] {
  const maxSurge = textAt(strategy, 'rollingUpdate', 'maxSurge');
  const maxUnavailable = textAt(strategy, 'rollingUpdate', 'maxUnavailable');
  const partition = numberAt(strategy, 'rollingUpdate', 'partition');
  return {
    type: textAt(strategy, 'type') ?? 'RollingUpdate',
    ...(maxSurge ? { maxSurge } : {}),
    ...(maxUnavailable ? { maxUnavailable } : {}),
    ...(partition ? { partition } : {}),
  };
}
