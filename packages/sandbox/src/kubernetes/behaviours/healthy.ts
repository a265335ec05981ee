import type { Behaviour, ContainerAct, ContainerSight } from './behaviour';

/** Runs, and is ready a while later; whatever kept it from that before is over. */
export const healthy: Behaviour = sight =>
  getToRunning(sight) ?? becomeReady(sight, sight.since + sight.timing.readyMs);

/** The way to running, from wherever it is. */
export function getToRunning({
  phase,
  podStartedAt,
  now,
  timing,
}: ContainerSight): ContainerAct | undefined {
  switch (phase) {
    case 'creating':
      return { act: 'run', at: podStartedAt + timing.startMs };
    case 'running':
    case 'ready':
      return undefined;
    default:
      return { act: 'run', at: now };
  }
}

/** From running to ready, at that time. */
export function becomeReady(
  { phase }: ContainerSight,
  at: number,
): ContainerAct | undefined {
  return phase === 'running' ? { act: 'become-ready', at } : undefined;
}
