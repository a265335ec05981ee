import {
  ServiceLink,
  TargetView,
  Workload,
} from '@slipway/backstage-plugin-slipway-common';

/** The links that are shown with a workload: its own, and those of its target where it is the only one there. */
export function linksOfWorkload(
  target: TargetView,
  { id }: Workload,
): ServiceLink[] {
  const alone = countWorkloads(target) === 1;
  return target.links.filter(
    ({ workload }) => workload === id || (alone && workload === undefined),
  );
}

/** The links that are shown with a target: those about all of it, where no workload shows them. */
export function linksOfTarget(target: TargetView): ServiceLink[] {
  return countWorkloads(target) === 1
    ? []
    : target.links.filter(({ workload }) => workload === undefined);
}

function countWorkloads({ observation }: TargetView): number {
  const seen =
    observation.status === 'observed' ? observation : observation.lastSeen;
  return seen?.workloads.length ?? 0;
}
