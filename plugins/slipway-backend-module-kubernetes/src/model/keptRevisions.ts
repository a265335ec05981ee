import {
  KeptObjects,
  KeptPod,
  KeptStatefulSet,
  KeptTemplate,
  KeptWorkload,
} from './kept';
import { ANNOTATION_REVISION_HISTORY } from './trimMetadata';
import { KubernetesWorkloadKind } from './workloadId';

/** A revision of a workload: a ReplicaSet or a ControllerRevision. */
export interface KeptRevision {
  uid: string;
  /** Name of the object that keeps it. */
  name: string;
  number: number;
  createdAt: string;
  annotations: Readonly<Record<string, string>>;
  template: KeptTemplate;
}

/** A workload with its kind. */
export interface WorkloadOfKind {
  kind: KubernetesWorkloadKind;
  workload: KeptWorkload;
}

/**
 * Since when a workload runs its current revision, ISO 8601.
 *
 * @remarks
 * A Deployment that is rolled back runs a ReplicaSet again that may be years old: then it is the change of the template.
 */
export function getRunningSince(
  current: KeptRevision,
  { workload }: WorkloadOfKind,
): string {
  const changed = workload.templateManager?.at;
  const isRunAgain = ANNOTATION_REVISION_HISTORY in current.annotations;
  return isRunAgain && changed && changed > current.createdAt
    ? changed
    : current.createdAt;
}

/** The revisions of a workload, newest first. */
export function getRevisions(
  { kind, workload }: WorkloadOfKind,
  objects: Pick<KeptObjects, 'replicasets' | 'controllerrevisions'>,
): KeptRevision[] {
  const revisions: KeptRevision[] =
    kind === 'Deployment'
      ? objects.replicasets.flatMap(set =>
          set.owner?.uid === workload.uid && set.revision !== undefined
            ? { ...set, number: set.revision }
            : [],
        )
      : objects.controllerrevisions
          .filter(({ owner }) => owner?.uid === workload.uid)
          .map(kept => ({ ...kept, number: kept.revision }));
  return revisions.sort((left, right) => right.number - left.number);
}

/**
 * The revision that the workload should run, as its controller chooses it; `undefined` while the controller has not
 * made it.
 */
export function findCurrentRevision(
  { kind, workload }: WorkloadOfKind,
  revisions: readonly KeptRevision[],
): KeptRevision | undefined {
  const observed = workload.observedGeneration >= workload.generation;
  if (kind === 'StatefulSet') {
    const { updateRevision } = workload as KeptStatefulSet;
    return observed
      ? revisions.find(({ name }) => name === updateRevision)
      : undefined;
  }
  const same = revisions.filter(
    ({ template }) => template.hash === workload.template.hash,
  );
  if (kind === 'DaemonSet') {
    return same[0] ?? (observed ? revisions[0] : undefined);
  }
  return same.sort((left, right) =>
    left.createdAt.localeCompare(right.createdAt),
  )[0];
}

/** The pods of a workload, by way of its ReplicaSets where it has them. */
export function getPods(
  { workload }: WorkloadOfKind,
  objects: Pick<KeptObjects, 'pods' | 'replicasets'>,
): KeptPod[] {
  const owners = new Set([
    workload.uid,
    ...objects.replicasets
      .filter(({ owner }) => owner?.uid === workload.uid)
      .map(({ uid }) => uid),
  ]);
  return objects.pods.filter(({ owner }) => owner && owners.has(owner.uid));
}

/** The revision that a pod is of. */
export function findPodRevision(
  pod: KeptPod,
  { workload }: WorkloadOfKind,
  revisions: readonly KeptRevision[],
): KeptRevision | undefined {
  const hash = pod.labels['controller-revision-hash'];
  return revisions.find(
    ({ uid, name }) =>
      uid === pod.owner?.uid ||
      (hash !== undefined &&
        (name === hash || name === `${workload.name}-${hash}`)),
  );
}
