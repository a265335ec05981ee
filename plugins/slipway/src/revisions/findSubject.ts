import { ServiceView } from '@slipway/backstage-plugin-slipway-common';
import { WorkloadSubject } from '../operation/subject';

/** The workload of an address `[environment, target, workload]`, as the view shows it; `undefined` where it shows none. */
export function findSubject(
  view: ServiceView,
  [environmentName, targetId, workloadId]: readonly string[],
): WorkloadSubject | undefined {
  const environment = view.environments.find(
    ({ name }) => name === environmentName,
  );
  const target = environment?.targets.find(({ id }) => id === targetId);
  if (!environment || !target) {
    return undefined;
  }
  const { observation } = target;
  const unseen = observation.status === 'unknown';
  const seen = unseen ? observation.lastSeen : observation;
  const workload = seen?.workloads.find(({ id }) => id === workloadId);
  return (
    workload && {
      entityRef: view.entityRef,
      environment,
      target,
      workload,
      unseen,
    }
  );
}
