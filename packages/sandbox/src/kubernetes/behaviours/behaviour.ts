import type { Pod } from '../controllers/kinds';
import type { PodTiming } from '../controllers/timing';

/** How the pods of a sandbox cluster may behave; without one they run and are ready after a short time. */
export type BehaviourName =
  | 'slow-start'
  | 'crash-loop'
  | 'image-pull-error'
  | 'never-ready'
  | 'probe-failure';

/** What a container is doing. */
export type ContainerPhase =
  | 'creating'
  | 'pull-error'
  | 'pull-back-off'
  | 'running'
  | 'ready'
  | 'ended'
  | 'crash-back-off';

/** A container, as its behaviour sees it. All times are in milliseconds. */
export interface ContainerSight {
  phase: ContainerPhase;
  /** Since when it is doing that. */
  since: number;
  now: number;
  /** When the kubelet took the pod over. */
  podStartedAt: number;
  restarts: number;
  /** When it was probed last, if that is known. */
  probedAt?: number;
  /** The pod's annotation behind `sandbox.slipway.dev/`. */
  annotation: (name: string) => string | undefined;
  timing: PodTiming;
}

/** What a container does next, and when, in milliseconds of the clock. */
export type ContainerAct = { at: number } & (
  | { act: 'run' }
  | { act: 'become-ready' }
  | { act: 'lose-readiness' }
  | { act: 'end'; exitCode: number; message: string; killed?: boolean }
  | { act: 'back-off'; ms: number }
  | { act: 'fail-pull' }
  | { act: 'back-off-pull' }
  | { act: 'fail-probe'; probe: ProbeName }
);

/** Which of the probes. */
export type ProbeName = 'Readiness' | 'Liveness' | 'Startup';

/** What containers do next; `undefined` for nothing. */
export type Behaviour = (sight: ContainerSight) => ContainerAct | undefined;

const prefix = 'sandbox.slipway.dev/';

/** An annotation of the sandbox on a pod. */
export function readAnnotation({ metadata }: Pod, name: string) {
  return metadata.annotations?.[`${prefix}${name}`];
}
