import type { ContainerPhase } from '../behaviours/behaviour';
import type { ContainerStatus } from '../controllers/kinds';

const waiting: Readonly<Record<string, ContainerPhase>> = {
  ErrImagePull: 'pull-error',
  ImagePullBackOff: 'pull-back-off',
  CrashLoopBackOff: 'crash-back-off',
};

/** What a container is doing, from what its status says. */
export function phaseOf({ state, ready }: ContainerStatus): ContainerPhase {
  if (state?.running) {
    return ready ? 'ready' : 'running';
  }
  if (state?.terminated) {
    return 'ended';
  }
  return waiting[state?.waiting?.reason ?? ''] ?? 'creating';
}

/** Since when it is doing that, as far as its status tells; times in it are whole seconds. */
export function sinceOf(
  { state, lastState }: ContainerStatus,
  podStartedAt: number,
): number {
  const text =
    state?.running?.startedAt ??
    state?.terminated?.finishedAt ??
    lastState?.terminated?.finishedAt;
  return text ? Date.parse(text) : podStartedAt;
}
