import {
  at,
  conditionOf,
  listAt,
  numberAt,
  textAt,
  type Json,
} from '../wire/json';

/** What is followed of an object over time. */
interface Followed {
  /** Each value that differs from the one before is kept. */
  states?: Readonly<Record<string, string>>;
  /** Of these only whether they ever came: they come and go while a controller tries again. */
  troubles?: Readonly<Record<string, string>>;
  /** Of these only the turning points are kept: how many steps a controller takes up or down is left to chance. */
  counts?: Readonly<Record<string, number>>;
}

const followed: Readonly<Record<string, (object: Json) => Followed>> = {
  deployments: object => ({
    states: {
      revision: annotation(object, 'deployment.kubernetes.io/revision'),
      Available: condition(object, 'Available'),
      Progressing: condition(object, 'Progressing'),
    },
    troubles: { ReplicaFailure: condition(object, 'ReplicaFailure') },
  }),
  replicasets: object => ({
    states: {
      revision: annotation(object, 'deployment.kubernetes.io/revision'),
      history: annotation(object, 'deployment.kubernetes.io/revision-history'),
    },
    troubles: { ReplicaFailure: condition(object, 'ReplicaFailure') },
    counts: { wanted: numberAt(object, 'spec', 'replicas') },
  }),
  statefulsets: object => ({
    states: {
      currentRevision: textAt(object, 'status', 'currentRevision'),
      updateRevision: textAt(object, 'status', 'updateRevision'),
    },
    counts: { wanted: numberAt(object, 'spec', 'replicas') },
  }),
  daemonsets: object => ({
    counts: { wanted: numberAt(object, 'status', 'desiredNumberScheduled') },
  }),
  controllerrevisions: object => ({
    states: { revision: textAt(object, 'revision') },
  }),
  pods: object => ({
    states: {
      phase: textAt(object, 'status', 'phase'),
      // The reason `SchedulerError` comes and goes where a pod takes the name of one that has just gone.
      scheduled: condition(object, 'PodScheduled').replace(
        'False SchedulerError',
        'True',
      ),
      Ready: condition(object, 'Ready'),
      container: containerState(object),
      lastState: terminated(
        at(object, 'status', 'containerStatuses', 0, 'lastState'),
      ),
    },
    counts: {
      restarts: numberAt(
        object,
        'status',
        'containerStatuses',
        0,
        'restartCount',
      ),
    },
  }),
  horizontalpodautoscalers: object => ({
    states: {
      AbleToScale: condition(object, 'AbleToScale'),
      ScalingActive: condition(object, 'ScalingActive'),
      ScalingLimited: condition(object, 'ScalingLimited'),
    },
    counts: { desired: numberAt(object, 'status', 'desiredReplicas') },
  }),
};

/** The life of one object, field by field, in the order in which its values came. */
export function trackObject(plural: string, versions: readonly Json[]): Json {
  const tracks: Json = {};
  const seen = versions.map(version => followed[plural]?.(version) ?? {});
  for (const name of Object.keys(seen[0]?.states ?? {})) {
    const values = seen.map(({ states }) => states?.[name] ?? '');
    const changes = deduplicate(values).filter(
      (value, index) => value !== '' || index > 0,
    );
    if (changes.length) {
      tracks[name] = changes;
    }
  }
  if (Array.isArray(tracks.container)) {
    tracks.container = withoutAttempts(tracks.container);
  }
  if (Array.isArray(tracks.Progressing)) {
    tracks.Progressing = withoutPassing(tracks.Progressing);
  }
  for (const name of Object.keys(seen[0]?.troubles ?? {})) {
    const values = seen.map(({ troubles }) => troubles?.[name] ?? '');
    const different = [...new Set(values)].filter(value => value !== '').sort();
    if (different.length) {
      tracks[name] = different;
    }
  }
  for (const name of Object.keys(seen[0]?.counts ?? {})) {
    tracks[name] = turningPoints(seen.map(({ counts }) => counts?.[name] ?? 0));
  }
  return tracks;
}

/** kwok, which plays the kubelet on the real control plane, leaves out that a container that crashes runs in between. */
function withoutAttempts(states: unknown[]): unknown[] {
  return states.includes('waiting CrashLoopBackOff')
    ? deduplicate(states.filter(state => String(state).startsWith('waiting')))
    : states;
}

/** A controller that finds the pods ready at its next look never writes that it was updating them. */
function withoutPassing(states: unknown[]): unknown[] {
  return deduplicate(
    states.filter(
      (state, index) =>
        state !== 'True ReplicaSetUpdated' || index === states.length - 1,
    ),
  );
}

function deduplicate<T>(values: readonly T[]): T[] {
  return values.filter(
    (value, index) => index === 0 || value !== values[index - 1],
  );
}

/** The first, the last, and each highest and lowest between them. */
export function turningPoints(values: readonly number[]): number[] {
  const changes = deduplicate(values);
  return changes.filter((value, index) => {
    const before = changes[index - 1];
    const after = changes[index + 1];
    return (
      before === undefined ||
      after === undefined ||
      value > before !== after > value
    );
  });
}

function annotation(object: Json, key: string): string {
  return textAt(object, 'metadata', 'annotations', key);
}

function condition(object: Json, type: string): string {
  const found = conditionOf(object, type);
  return found
    ? [textAt(found, 'status'), textAt(found, 'reason')].join(' ').trim()
    : '';
}

function containerState(object: Json): string {
  const [status] = listAt(object, 'status', 'containerStatuses');
  const waiting = textAt(status, 'state', 'waiting', 'reason');
  if (waiting) {
    return `waiting ${waiting}`;
  }
  const ended = terminated(at(status, 'state'));
  return ended || (at(status, 'state', 'running') ? 'running' : '');
}

function terminated(state: unknown): string {
  const reason = textAt(state, 'terminated', 'reason');
  return reason
    ? `terminated ${reason} ${textAt(state, 'terminated', 'exitCode')}`
    : '';
}
