import { WorkloadProblem } from '@slipway/backstage-plugin-slipway-common';
import { KeptEvent, KeptPod } from '../kept';
import { containerDetectors } from './containerDetectors';
import { ControllerSight, detectFailedCreate } from './controllerDetectors';
import { DetectorContext, Finding } from './finding';
import { podDetectors } from './podDetectors';

/** What cannot mend itself comes first; an unlisted code comes last. */
const gravity = [
  'ImagePullBackOff',
  'InvalidImageName',
  'ErrImageNeverPull',
  'ImageInspectError',
  'RegistryUnavailable',
  'SignatureValidationFailed',
  'CreateContainerConfigError',
  'CreateContainerError',
  'RunContainerError',
  'CreatePodSandboxError',
  'CrashLoopBackOff',
  'InitContainerFailed',
  'ContainerCrashed',
  'QuotaExceeded',
  'FailedCreate',
  'Unschedulable',
  'Evicted',
  'LivenessProbeFailed',
  'StartupProbeFailed',
  'ReadinessProbeFailed',
];

/** What is looked at for problems. */
export interface ProblemSources {
  /** Pods of the revision that the workload should run. */
  currentPods: readonly KeptPod[];
  /** Pods of older ones, by the name of their revision. */
  oldPods: ReadonlyMap<string, readonly KeptPod[]>;
  /** What is to make the pods of the current revision. */
  controller?: Omit<ControllerSight, 'events'>;
  lacksReplicas: boolean;
  events?: (uid: string) => readonly KeptEvent[];
}

/** The problems of a workload, the gravest first: of its current revision, and of those that are being replaced. */
export function findProblems(sources: ProblemSources): {
  current: WorkloadProblem[];
  old: WorkloadProblem[];
} {
  const context: DetectorContext = {
    events: sources.events ?? (() => []),
    lacksReplicas: sources.lacksReplicas,
  };
  const created =
    sources.controller &&
    detectFailedCreate({ ...sources.controller, events: context.events });
  const old = [...sources.oldPods].flatMap(([revision, pods]) =>
    group(pods.flatMap(pod => findInPod(pod, context))).map(problem => ({
      ...problem,
      message: `Of revision ${revision}, which is being replaced: ${problem.message}`,
    })),
  );
  return {
    current: group([
      ...sources.currentPods.flatMap(pod => findInPod(pod, context)),
      ...(created ? [created] : []),
    ]),
    old: old.sort(byGravity),
  };
}

function findInPod(pod: KeptPod, context: DetectorContext): Finding[] {
  if (pod.deletedAt) {
    return [];
  }
  return [
    ...pod.containers.flatMap(container =>
      containerDetectors.flatMap(
        detect => detect({ ...context, pod, container }) ?? [],
      ),
    ),
    ...podDetectors.flatMap(detect => detect({ ...context, pod }) ?? []),
  ];
}

/** Those alike become one, with how many pods have it; its words are of the pod that restarted most. */
function group(findings: readonly Finding[]): WorkloadProblem[] {
  const groups = new Map<string, WorkloadProblem>();
  for (const finding of findings) {
    const key = `${finding.code}/${finding.container ?? ''}`;
    const known = groups.get(key);
    const count = (known?.count ?? 0) + (finding.count ?? 1);
    const worst =
      known && (known.restarts ?? 0) >= (finding.restarts ?? 0)
        ? known
        : finding;
    const since = [known?.since, finding.since].filter(Boolean).sort()[0];
    groups.set(key, { ...worst, count, ...(since ? { since } : {}) });
  }
  return [...groups.values()].sort(byGravity);
}

function byGravity(left: WorkloadProblem, right: WorkloadProblem): number {
  return rank(left) - rank(right) || right.count - left.count;
}

function rank({ code }: WorkloadProblem): number {
  const index = gravity.indexOf(code);
  return index < 0 ? gravity.length : index;
}
