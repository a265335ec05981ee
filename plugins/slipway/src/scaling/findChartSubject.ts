import {
  Autoscaling,
  ServiceView,
  Workload,
} from '@slipway/backstage-plugin-slipway-common';
import { WorkloadPlace } from '../api/slipwayApi';
import { ChartAddress } from './useChartAddress';

/** A workload with an autoscaler, and where it runs. */
export interface ChartSubject {
  place: WorkloadPlace;
  environment: string;
  where: string;
  workload: Workload;
  autoscaling: Autoscaling;
}

/** What the address means: the first workload with an autoscaler that fits all that it names. */
export function findChartSubject(
  view: ServiceView,
  address: ChartAddress,
): ChartSubject | undefined {
  for (const environment of view.environments) {
    for (const target of environment.targets) {
      const { observation } = target;
      const seen =
        observation.status === 'observed' ? observation : observation.lastSeen;
      for (const workload of seen?.workloads ?? []) {
        const { autoscaling } = workload;
        const place = {
          entityRef: view.entityRef,
          environment: environment.name,
          target: target.id,
          workload: workload.id,
        };
        if (autoscaling && fits(address, place)) {
          return {
            place,
            environment: environment.title,
            where: target.place,
            workload,
            autoscaling,
          };
        }
      }
    }
  }
  return undefined;
}

function fits(address: ChartAddress, place: WorkloadPlace): boolean {
  const { environment, target, workload } = address;
  return (
    (!environment || environment === place.environment) &&
    (!target || target === place.target) &&
    (!workload || workload === place.workload)
  );
}
