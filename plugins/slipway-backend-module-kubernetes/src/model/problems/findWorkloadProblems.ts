import { KeptEvent, KeptObjects, KeptPod } from '../kept';
import {
  findPodRevision,
  KeptRevision,
  WorkloadOfKind,
} from '../keptRevisions';
import { findProblems, ProblemSources } from './findProblems';

/** What belongs to the workload whose problems are looked for. */
export interface WorkloadParts {
  objects: Pick<KeptObjects, 'replicasets'>;
  pods: readonly KeptPod[];
  revisions: readonly KeptRevision[];
  current: KeptRevision | undefined;
  events?: (uid: string) => readonly KeptEvent[];
}

/** The problems of a workload: those of its current revision apart from those of older ones. */
export function findWorkloadProblems(
  found: WorkloadOfKind,
  parts: WorkloadParts,
): ReturnType<typeof findProblems> {
  const currentPods: KeptPod[] = [];
  const oldPods = new Map<string, KeptPod[]>();
  for (const pod of parts.pods) {
    const revision = findPodRevision(pod, found, parts.revisions);
    if (!revision || revision.uid === parts.current?.uid) {
      currentPods.push(pod);
    } else {
      const name = String(revision.number);
      oldPods.set(name, [...(oldPods.get(name) ?? []), pod]);
    }
  }
  return findProblems({
    currentPods,
    oldPods,
    lacksReplicas: found.workload.available < found.workload.desired,
    controller: getController(found, parts),
    events: parts.events,
  });
}

/** What makes the pods: the current ReplicaSet of a Deployment, the workload itself otherwise. */
function getController(
  { kind, workload }: WorkloadOfKind,
  { objects, current }: WorkloadParts,
): ProblemSources['controller'] {
  if (kind !== 'Deployment') {
    return {
      controller: workload,
      missing: workload.desired - workload.current,
    };
  }
  const set = objects.replicasets.find(({ uid }) => uid === current?.uid);
  return set && { controller: set, missing: set.desired - set.current };
}
