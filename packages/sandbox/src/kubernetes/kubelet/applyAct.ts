import { toTimestamp } from '../clock/Clock';
import type { ContainerAct } from '../behaviours/behaviour';
import { formatDuration } from '../behaviours/duration';
import { Remark } from '../controllers/EventRecorder';
import type { Container, ContainerStatus, Pod } from '../controllers/kinds';
import { containerIdOf, imageIdOf, notFoundMessage } from './images';
import {
  crashBackOffRemark,
  fullNameOf,
  probeKillRemark,
  probeRemark,
  pullBackOffRemark,
  pullFailedRemark,
  pullingRemark,
  remarkOn,
  startRemarks,
} from './podRemarks';

/** @see {@link applyAct} */
export interface ActContext {
  pod: Pod;
  container: Container;
  now: Date;
  /** Whether the node has the image. */
  hasImage: boolean;
}

/** What becomes of a container by what it does, and what the kubelet says about it. */
export function applyAct(
  before: ContainerStatus,
  act: ContainerAct,
  context: ActContext,
): { status: ContainerStatus; remarks: Remark[] } {
  const { pod, container } = context;
  const change = (
    status: Partial<ContainerStatus>,
    remarks: Omit<Remark, 'object'>[] = [],
  ) => ({
    status: { ...before, ...status },
    remarks: remarks.map(remark => remarkOn(pod, container, remark)),
  });
  switch (act.act) {
    case 'run':
      return change(run(before, context), [
        ...startRemarks(container, context.hasImage),
      ]);
    case 'become-ready':
      return change({ ready: true, started: true });
    case 'lose-readiness':
      return change({ ready: false });
    case 'fail-probe':
      return change({}, [probeRemark(act.probe)]);
    case 'end':
      return change(
        end(before, act, context),
        act.killed ? [probeKillRemark(container)] : [],
      );
    case 'back-off':
      return change(backOff(before, act.ms, context), [
        crashBackOffRemark(pod, container),
      ]);
    case 'fail-pull':
      return change(
        wait('ErrImagePull', notFoundMessage(container.image ?? '')),
        [
          ...(before.state?.waiting?.reason === 'ImagePullBackOff'
            ? [pullingRemark(container)]
            : []),
          pullFailedRemark(container),
        ],
      );
    default:
      return change(
        wait(
          'ImagePullBackOff',
          `Back-off pulling image "${container.image}": ErrImagePull: ${notFoundMessage(container.image ?? '')}`,
        ),
        [pullBackOffRemark(container)],
      );
  }
}

function run(
  before: ContainerStatus,
  { pod, container, now }: ActContext,
): Partial<ContainerStatus> {
  const ended = before.state?.terminated ?? before.lastState?.terminated;
  const isRestart = ended !== undefined && !before.state?.running;
  const restartCount = before.restartCount + (isRestart ? 1 : 0);
  return {
    imageID: imageIdOf(container.image ?? ''),
    containerID: containerIdOf(pod.metadata.uid, container.name, restartCount),
    ready: false,
    started: true,
    restartCount,
    state: { running: { startedAt: toTimestamp(now) } },
    ...(ended && { lastState: { terminated: ended } }),
  };
}

function end(
  before: ContainerStatus,
  act: { exitCode: number; message: string; killed?: boolean },
  { now }: ActContext,
): Partial<ContainerStatus> {
  return {
    ready: false,
    started: false,
    state: {
      terminated: {
        exitCode: act.exitCode,
        reason: reasonOf(act),
        ...(act.message && { message: act.message }),
        ...(before.state?.running?.startedAt && {
          startedAt: before.state.running.startedAt,
        }),
        finishedAt: toTimestamp(now),
        ...(before.containerID && { containerID: before.containerID }),
      },
    },
  };
}

function backOff(
  before: ContainerStatus,
  ms: number,
  { pod, container }: ActContext,
): Partial<ContainerStatus> {
  const ended = before.state?.terminated;
  return {
    ...wait(
      'CrashLoopBackOff',
      `back-off ${formatDuration(ms)} restarting failed container=${container.name} pod=${fullNameOf(pod)}`,
    ),
    ...(ended && { lastState: { terminated: ended } }),
  };
}

function wait(reason: string, message: string): Partial<ContainerStatus> {
  return {
    ready: false,
    started: false,
    state: { waiting: { reason, message } },
  };
}

function reasonOf({
  exitCode,
  killed,
}: {
  exitCode: number;
  killed?: boolean;
}): string {
  if (exitCode === 0) {
    return 'Completed';
  }
  return exitCode === 137 && !killed ? 'OOMKilled' : 'Error';
}
