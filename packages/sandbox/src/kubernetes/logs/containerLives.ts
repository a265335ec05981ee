import type { ContainerStatus, Pod } from '../controllers/kinds';

/** A life of a container: from a start to an end, if it has ended. Times are in milliseconds. */
export interface ContainerLife {
  pod: Pod;
  container: string;
  image: string;
  /** How often it had been started before. */
  restarts: number;
  startedAt: number;
  /** When it became ready; absent where it is not. */
  readyAt?: number;
  end?: { at: number; exitCode: number; message: string };
}

type Ended = NonNullable<
  NonNullable<ContainerStatus['lastState']>['terminated']
>;

/** The status of a container of a pod, or of one that runs before the others. */
export function findStatus(
  { status }: Pod,
  container: string,
): ContainerStatus | undefined {
  return [
    ...(status?.containerStatuses ?? []),
    ...(status?.initContainerStatuses ?? []),
  ].find(({ name }) => name === container);
}

/** The life that a container is in, or was in last; `undefined` where it has not run yet. */
export function currentLife(
  pod: Pod,
  status: ContainerStatus,
): ContainerLife | undefined {
  const { running, terminated } = status.state ?? {};
  if (running) {
    const ready = pod.status?.conditions?.find(({ type }) => type === 'Ready');
    return {
      ...describe(pod, status, status.restartCount),
      startedAt: Date.parse(running.startedAt ?? ''),
      ...(status.ready && {
        readyAt: Date.parse(ready?.lastTransitionTime ?? ''),
      }),
    };
  }
  const ended = terminated ?? status.lastState?.terminated;
  return (
    ended && endedLife(pod, status, { ended, restarts: status.restartCount })
  );
}

/** The life before that one, as `previous` asks for; `undefined` where there was none. */
export function previousLife(
  pod: Pod,
  status: ContainerStatus,
): ContainerLife | undefined {
  const ended = status.lastState?.terminated;
  const restarts = status.state?.waiting
    ? status.restartCount
    : status.restartCount - 1;
  return ended && endedLife(pod, status, { ended, restarts });
}

function endedLife(
  pod: Pod,
  status: ContainerStatus,
  { ended, restarts }: { ended: Ended; restarts: number },
): ContainerLife {
  const at = Date.parse(ended.finishedAt ?? '');
  return {
    ...describe(pod, status, restarts),
    startedAt: ended.startedAt ? Date.parse(ended.startedAt) : at,
    end: { at, exitCode: ended.exitCode, message: ended.message ?? '' },
  };
}

function describe(
  pod: Pod,
  { name, image }: ContainerStatus,
  restarts: number,
) {
  return { pod, container: name, image, restarts };
}
