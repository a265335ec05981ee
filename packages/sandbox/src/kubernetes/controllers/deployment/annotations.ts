import type { Deployment, ReplicaSet } from '../kinds';
import { getFenceposts, wantedReplicas } from './fenceposts';

/** The number of a revision. */
export const revisionAnnotation = 'deployment.kubernetes.io/revision';
/** The numbers that a ReplicaSet had before it was run again. */
const historyAnnotation = 'deployment.kubernetes.io/revision-history';
const desiredAnnotation = 'deployment.kubernetes.io/desired-replicas';
const maxAnnotation = 'deployment.kubernetes.io/max-replicas';

/** The longest history that is kept, in characters. */
const longestHistory = 2000;

const notCopied = new Set([
  'kubectl.kubernetes.io/last-applied-configuration',
  revisionAnnotation,
  historyAnnotation,
  desiredAnnotation,
  maxAnnotation,
  'deprecated.deployment.rollback.to',
]);

type Annotations = Record<string, string>;

/** The number of a ReplicaSet's revision; 0 where it has none. */
export function revisionOf({ metadata }: ReplicaSet): number {
  return Number(metadata.annotations?.[revisionAnnotation] ?? 0) || 0;
}

/** For how many replicas of the Deployment the set was last sized. */
export function desiredReplicasOf(set: ReplicaSet): number | undefined {
  return countOf(set, desiredAnnotation);
}

/** How many pods the Deployment could have at most when the set was last sized. */
export function maxReplicasOf(set: ReplicaSet): number | undefined {
  return countOf(set, maxAnnotation);
}

/** What every set says about the size of its Deployment. */
export function sizeAnnotations(deployment: Deployment): Annotations {
  const replicas = wantedReplicas(deployment);
  return {
    [desiredAnnotation]: String(replicas),
    [maxAnnotation]: String(replicas + getFenceposts(deployment).maxSurge),
  };
}

/**
 * The annotations of the set that runs the Deployment's template: the Deployment's own, and the number of the revision.
 *
 * @remarks A set that is run again gets a new number; the one that it had goes to its history.
 */
export function newSetAnnotations(
  deployment: Deployment,
  before: Readonly<Annotations>,
  revision: number,
): Annotations {
  const own = Object.entries(deployment.metadata.annotations ?? {}).filter(
    ([key]) => !notCopied.has(key),
  );
  const annotations = { ...before, ...Object.fromEntries(own) };
  const old = before[revisionAnnotation];
  if (Number(old ?? 0) >= revision) {
    return annotations;
  }
  return {
    ...annotations,
    [revisionAnnotation]: String(revision),
    ...(old !== undefined && {
      [historyAnnotation]: extendHistory(before[historyAnnotation], old),
    }),
  };
}

function extendHistory(history: string | undefined, old: string): string {
  const numbers = [...(history ? history.split(',') : []), old];
  while (numbers.join(',').length > longestHistory) {
    numbers.shift();
  }
  return numbers.join(',');
}

function countOf({ metadata }: ReplicaSet, key: string): number | undefined {
  const text = metadata.annotations?.[key] ?? '';
  return /^\d+$/.test(text) ? Number(text) : undefined;
}
