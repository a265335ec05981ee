import {
  getRolloutPhase,
  Workload,
} from '@slipway/backstage-plugin-slipway-common';
import { checkOwnership, OwnershipClaim } from '../placement/ownership';
import { EqualitySelector, matchesSelector } from '../placement/selector';
import { buildAutoscaling, findAutoscaler } from './buildAutoscaling';
import { findGitOpsOwner } from './gitOps';
import { buildInstance } from './instances';
import { KeptDeployment, KeptEvent, KeptObjects } from './kept';
import {
  findCurrentRevision,
  findPodRevision,
  getPods,
  getRevisions,
  getRunningSince,
  WorkloadOfKind,
} from './keptRevisions';
import { getChangeCause, getCurrentMaker } from './maker';
import { findWorkloadProblems } from './problems/findWorkloadProblems';
import { getWorkloadId } from './workloadId';

/** What workloads are built from. */
export interface WorkloadSources {
  /** Of one namespace. */
  objects: KeptObjects;
  selector: EqualitySelector;
  claim: OwnershipClaim;
  /** Name of the cluster that they are in. */
  cluster: string;
  /** The events about an object, by its UID; read only for workloads that want them. */
  events?: (uid: string) => readonly KeptEvent[];
  /** When the objects were seen. */
  observedAt: string;
}

/** The workloads of a service in a namespace, as shown. */
export function buildWorkloads(sources: WorkloadSources): Workload[] {
  return findWorkloads(sources.objects, sources.selector).map(found =>
    buildWorkload(found, sources),
  );
}

/** The workloads that carry every term of the selector, by kind and name. */
export function findWorkloads(
  objects: Pick<KeptObjects, 'deployments' | 'statefulsets' | 'daemonsets'>,
  selector: EqualitySelector,
): WorkloadOfKind[] {
  const all: WorkloadOfKind[] = [
    ...objects.deployments.map(workload => ({
      kind: 'Deployment' as const,
      workload,
    })),
    ...objects.statefulsets.map(workload => ({
      kind: 'StatefulSet' as const,
      workload,
    })),
    ...objects.daemonsets.map(workload => ({
      kind: 'DaemonSet' as const,
      workload,
    })),
  ];
  return all
    .filter(({ workload }) => matchesSelector(workload.labels, selector))
    .sort((left, right) =>
      left.workload.name.localeCompare(right.workload.name, 'en'),
    );
}

/** Whether the events about a workload and its pods are worth reading. */
export function wantsEvents({ status }: Workload): boolean {
  return status.phase === 'Progressing' || status.phase === 'Degraded';
}

/** A workload, as shown. */
export function buildWorkload(
  found: WorkloadOfKind,
  {
    objects,
    claim,
    cluster,
    events,
    observedAt,
  }: Omit<WorkloadSources, 'selector'>,
): Workload {
  const { kind, workload } = found;
  const revisions = getRevisions(found, objects);
  const current = findCurrentRevision(found, revisions);
  const pods = getPods(found, objects);
  const replicas = getReplicas(found);
  const problems = findWorkloadProblems(found, {
    objects,
    pods,
    revisions,
    current,
    events,
  });
  const autoscaler = findAutoscaler(objects.horizontalpodautoscalers, {
    kind,
    name: workload.name,
  });
  const gitOps = findGitOpsOwner(workload);
  const paused = isPaused(found);
  return {
    id: getWorkloadId(kind, workload.name),
    kind,
    name: workload.name,
    cluster,
    namespace: workload.namespace,
    version: workload.template.images[0]?.version ?? 'unknown',
    images: [...workload.template.images],
    status: getRolloutPhase({
      generation: workload.generation,
      observedGeneration: workload.observedGeneration,
      paused,
      replicas,
      deadlineExceeded: isDeadlineExceeded(found),
      heldUpdates: hasHeldUpdates(found),
      problems: problems.current,
    }),
    replicas,
    strategy: workload.strategy,
    paused,
    ...(current
      ? {
          revision: {
            revision: String(current.number),
            createdAt: getRunningSince(current, found),
            madeBy: getCurrentMaker(found, observedAt),
            changeCause: getChangeCause(workload),
          },
        }
      : {}),
    problems: [...problems.current, ...problems.old],
    instances: pods
      .map(pod =>
        buildInstance(pod, findPodRevision(pod, found, revisions)?.number),
      )
      .sort((left, right) => left.name.localeCompare(right.name, 'en')),
    ...(autoscaler
      ? { autoscaling: buildAutoscaling(autoscaler, observedAt) }
      : {}),
    ...(gitOps ? { gitOps } : {}),
    ownership: checkOwnership(claim, found),
  };
}

function getReplicas({ workload }: WorkloadOfKind): Workload['replicas'] {
  const { desired, current, updated, ready, available } = workload;
  return { desired, current, updated, ready, available };
}

function isPaused({ kind, workload }: WorkloadOfKind): boolean {
  return kind === 'Deployment' && (workload as KeptDeployment).paused;
}

/**
 * Whether the controller has given up on the present template within its own deadline.
 *
 * @remarks
 * After a rollback to a ReplicaSet that exists, the Deployment controller leaves the condition of the template before
 * in place until the first pod is up.
 */
export function isDeadlineExceeded({
  kind,
  workload,
}: WorkloadOfKind): boolean {
  const condition = workload.conditions.find(
    ({ type }) => type === 'Progressing',
  );
  const templateChanged = workload.templateManager?.at ?? '';
  return (
    kind === 'Deployment' &&
    condition?.status === 'False' &&
    condition.reason === 'ProgressDeadlineExceeded' &&
    (condition.at === undefined || condition.at > templateChanged)
  );
}

/** Whether the controller has replaced all that it may: none by itself, or none below the partition. */
function hasHeldUpdates({ workload }: WorkloadOfKind): boolean {
  const { type, partition = 0 } = workload.strategy;
  return (
    type === 'OnDelete' ||
    (partition > 0 &&
      workload.updated >= Math.max(workload.desired - partition, 0))
  );
}
