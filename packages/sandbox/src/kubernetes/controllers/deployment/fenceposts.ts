import type { Deployment, IntOrPercent } from '../kinds';

/** How many pods a rollout may have too many and too few. */
export interface Fenceposts {
  maxSurge: number;
  maxUnavailable: number;
}

/** Whether pods are replaced little by little, as is the default. */
export function isRollingUpdate({ spec }: Deployment): boolean {
  return (spec.strategy?.type ?? 'RollingUpdate') === 'RollingUpdate';
}

/** How many pods are wanted. */
export function wantedReplicas({ spec }: Deployment): number {
  return spec.replicas ?? 1;
}

/** Percentages are rounded up for too many, down for too few; with both at 0 nothing could move. */
export function getFenceposts(deployment: Deployment): Fenceposts {
  const replicas = wantedReplicas(deployment);
  if (!isRollingUpdate(deployment)) {
    return { maxSurge: 0, maxUnavailable: 0 };
  }
  const rolling = deployment.spec.strategy?.rollingUpdate ?? {};
  const maxSurge = resolveCount(rolling.maxSurge ?? '25%', replicas, Math.ceil);
  const maxUnavailable = resolveCount(
    rolling.maxUnavailable ?? '25%',
    replicas,
    Math.floor,
  );
  const stuck = maxSurge === 0 && maxUnavailable === 0;
  return {
    maxSurge,
    maxUnavailable:
      replicas === 0 ? 0 : Math.min(stuck ? 1 : maxUnavailable, replicas),
  };
}

/** A count, or that percentage of a total. */
export function resolveCount(
  value: IntOrPercent,
  total: number,
  round: (share: number) => number,
): number {
  return typeof value === 'number'
    ? value
    : round((Number.parseInt(value, 10) * total) / 100);
}
