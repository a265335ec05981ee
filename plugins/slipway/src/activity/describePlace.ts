import {
  ActivityItem,
  ServiceView,
} from '@slipway/backstage-plugin-slipway-common';
import { formatWorkload } from '../kit/workloadName';
import { getActivityPlace } from '../live/useActivity';

/** Where an item happened: its environment, and of the target and the workload what is needed to tell them apart. */
export function describePlace(view: ServiceView, item: ActivityItem): string {
  const place = getActivityPlace(item);
  const environment = view.environments.find(
    ({ name }) => name === place.environment,
  );
  const targets = environment?.targets ?? [];
  const target = targets.find(({ id }) => id === place.target);
  const parts = [environment?.title ?? place.environment];
  if (targets.length > 1 || !target) {
    parts.push(target?.title ?? place.target);
  }
  if (hasSeveralWorkloads(view)) {
    parts.push(formatWorkload(place.workload));
  }
  return parts.join(' · ');
}

function hasSeveralWorkloads(view: ServiceView): boolean {
  return view.environments.some(({ targets }) =>
    targets.some(
      ({ observation }) =>
        observation.status === 'observed' && observation.workloads.length > 1,
    ),
  );
}
