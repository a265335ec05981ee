import { toTimestamp } from '../clock/Clock';
import { findCondition } from '../controllers/conditions';
import type {
  Condition,
  Container,
  ContainerStatus,
  Pod,
  PodStatus,
} from '../controllers/kinds';
import { imageIdOf } from './images';

/** The status of a pod that its kubelet has just taken over. */
export function firstStatus(
  pod: Pod,
  now: Date,
  place: { hostIP: string; podIP: string },
): PodStatus {
  const { hostIP, podIP } = place;
  const initial = (pod.spec.initContainers ?? []).map(container =>
    initStatus(container, now),
  );
  return {
    ...statusWith(pod, pod.spec.containers.map(creating), now),
    hostIP,
    hostIPs: [{ ip: hostIP }],
    podIP,
    podIPs: [{ ip: podIP }],
    startTime: toTimestamp(now),
    ...(initial.length > 0 && { initContainerStatuses: initial }),
  };
}

/** The status of a pod whose containers are like that. */
export function statusWith(
  pod: Pod,
  containerStatuses: ContainerStatus[],
  now: Date,
): PodStatus {
  const unready = containerStatuses
    .filter(({ ready }) => !ready)
    .map(({ name }) => name);
  const ready: Pick<Condition, 'status' | 'reason' | 'message'> = unready.length
    ? {
        status: 'False',
        reason: 'ContainersNotReady',
        message: `containers with unready status: [${unready.join(' ')}]`,
      }
    : { status: 'True' };
  const wanted: Condition[] = [
    { type: 'PodReadyToStartContainers', status: 'True' },
    { type: 'Initialized', status: 'True' },
    { type: 'Ready', ...ready },
    { type: 'ContainersReady', ...ready },
    { type: 'PodScheduled', status: 'True' },
    ...(pod.spec.readinessGates ?? []).map(({ conditionType }) => ({
      type: conditionType,
      status: ready.status,
    })),
  ];
  return {
    ...pod.status,
    phase: phaseOfPod(containerStatuses),
    conditions: wanted.map(condition => since(pod, condition, now)),
    containerStatuses,
  };
}

/** A condition that says what it said before keeps its time. */
function since(
  { status }: Pod,
  condition: Condition,
  now: Date,
): NonNullable<PodStatus['conditions']>[number] {
  const before = findCondition(status?.conditions, condition.type);
  const lastTransitionTime =
    before?.status === condition.status
      ? before.lastTransitionTime
      : toTimestamp(now);
  return { ...condition, ...(lastTransitionTime && { lastTransitionTime }) };
}

/** Pending until each container has run once. */
function phaseOfPod(statuses: readonly ContainerStatus[]): string {
  const isPending = statuses.some(
    ({ state, lastState }) =>
      state?.waiting !== undefined && lastState?.terminated === undefined,
  );
  return isPending ? 'Pending' : 'Running';
}

function creating({ name, image = '' }: Container): ContainerStatus {
  return {
    name,
    image,
    imageID: '',
    ready: false,
    started: false,
    restartCount: 0,
    state: { waiting: { reason: 'ContainerCreating' } },
    lastState: {},
  };
}

/** What is to run before the rest has done so, at once; what runs beside it goes on running. */
function initStatus(
  { name, image = '', restartPolicy }: Container,
  now: Date,
): ContainerStatus {
  const at = toTimestamp(now);
  return {
    name,
    image,
    imageID: imageIdOf(image),
    ready: true,
    restartCount: 0,
    lastState: {},
    ...(restartPolicy === 'Always'
      ? { started: true, state: { running: { startedAt: at } } }
      : {
          state: {
            terminated: {
              exitCode: 0,
              reason: 'Completed',
              startedAt: at,
              finishedAt: at,
            },
          },
        }),
  };
}
