import { PlanRemark } from '@slipway/backstage-plugin-slipway-common';
import { LiveWorkload } from './liveWorkload';

/** What replacing all pods means for a workload. */
export function describeReplacement(live: LiveWorkload): PlanRemark[] {
  const { replicas, strategy } = live.shown;
  const { desired } = replicas;
  const pods = `${desired} ${desired === 1 ? 'pod' : 'pods'}`;
  if (desired === 0) {
    return [
      { code: 'NothingRuns', message: 'Nothing runs, so no pod is replaced' },
    ];
  }
  switch (strategy.type) {
    case 'Recreate':
      return [
        {
          code: 'Downtime',
          message: `Strategy Recreate: all ${pods} end before new ones start, so the service is down meanwhile`,
        },
      ];
    case 'OnDelete':
      return [
        {
          code: 'ReplacedOnDelete',
          message: `Strategy OnDelete: each of ${pods} takes the new template when somebody deletes it`,
        },
      ];
    default:
      return [{ code: 'PodsReplaced', message: describeRolling(live, pods) }];
  }
}

function describeRolling({ found, shown }: LiveWorkload, pods: string): string {
  const { desired } = shown.replicas;
  const { maxSurge, maxUnavailable, partition = 0 } = shown.strategy;
  if (found.kind === 'StatefulSet') {
    const replaced = Math.max(desired - partition, 0);
    return partition
      ? `Replaces ${replaced} of ${pods} one after the other; those below partition ${partition} stay as they are`
      : `Replaces ${pods} one after the other, from the highest ordinal down`;
  }
  const surge = toCount(maxSurge ?? '0', desired, Math.ceil);
  const missing = toCount(maxUnavailable ?? '0', desired, Math.floor);
  // Where both come to nothing, the controller lets one be unavailable.
  const unavailable = surge === 0 ? Math.max(missing, 1) : missing;
  return `Replaces ${pods}: at most ${surge} more at a time, at least ${Math.max(
    desired - unavailable,
    0,
  )} stay available`;
}

/** A count, or a share of the replicas as `25%`. */
function toCount(
  value: string,
  replicas: number,
  round: (share: number) => number,
): number {
  return value.endsWith('%')
    ? round((Number(value.slice(0, -1)) / 100) * replicas)
    : Number(value);
}
