import { isPlainObject } from '../../objects/equalJson';
import { defaultPodSpec, mapList, mapPart, missing } from './podSpec';

type Fields = Record<string, unknown>;

function defaultTemplate(spec: Fields): Fields {
  return mapPart(spec, 'template', template =>
    mapPart(template, 'spec', pod => defaultPodSpec(pod) as Fields),
  );
}

export function defaultDeployment({ paused, ...spec }: Fields): Fields {
  return mapPart(
    missing(defaultTemplate(missing(spec, { replicas: 1 })), {
      // `false` is as good as not there.
      ...(paused ? { paused } : {}),
      strategy: {},
      revisionHistoryLimit: 10,
      progressDeadlineSeconds: 600,
    }),
    'strategy',
    strategy =>
      defaultRollingUpdate(strategy, {
        maxUnavailable: '25%',
        maxSurge: '25%',
      }),
  );
}

export function defaultReplicaSet(spec: Fields): Fields {
  return defaultTemplate(missing(spec, { replicas: 1 }));
}

export function defaultStatefulSet(spec: Fields): Fields {
  const next = missing(defaultTemplate(missing(spec, { replicas: 1 })), {
    podManagementPolicy: 'OrderedReady',
    updateStrategy: {},
    revisionHistoryLimit: 10,
    persistentVolumeClaimRetentionPolicy: {},
  });
  return mapList(
    mapPart(
      mapPart(next, 'updateStrategy', strategy =>
        defaultRollingUpdate(strategy, { partition: 0 }),
      ),
      'persistentVolumeClaimRetentionPolicy',
      policy =>
        missing(policy, { whenDeleted: 'Retain', whenScaled: 'Retain' }),
    ),
    'volumeClaimTemplates',
    claim =>
      missing(
        mapPart(claim, 'spec', part =>
          missing(part, { volumeMode: 'Filesystem' }),
        ),
        {
          kind: 'PersistentVolumeClaim',
          apiVersion: 'v1',
          status: { phase: 'Pending' },
        },
      ),
  );
}

export function defaultDaemonSet(spec: Fields): Fields {
  return mapPart(
    missing(defaultTemplate(spec), {
      updateStrategy: {},
      revisionHistoryLimit: 10,
    }),
    'updateStrategy',
    strategy =>
      defaultRollingUpdate(strategy, { maxUnavailable: 1, maxSurge: 0 }),
  );
}

export function defaultJob(spec: Fields): Fields {
  return defaultTemplate(
    missing(spec, {
      parallelism: 1,
      completions: 1,
      backoffLimit: 6,
      completionMode: 'NonIndexed',
      suspend: false,
      podReplacementPolicy: 'TerminatingOrFailed',
    }),
  );
}

export function defaultCronJob(spec: Fields): Fields {
  return mapPart(
    missing(spec, {
      concurrencyPolicy: 'Allow',
      suspend: false,
      successfulJobsHistoryLimit: 3,
      failedJobsHistoryLimit: 1,
    }),
    'jobTemplate',
    job => mapPart(job, 'spec', defaultTemplate),
  );
}

/** A rolling update is the default, with numbers of its own. */
function defaultRollingUpdate(strategy: Fields, numbers: Fields): Fields {
  const next = missing(strategy, { type: 'RollingUpdate' });
  if (next.type !== 'RollingUpdate') {
    return next;
  }
  const given = isPlainObject(next.rollingUpdate) ? next.rollingUpdate : {};
  return { ...next, rollingUpdate: missing(given, numbers) };
}
