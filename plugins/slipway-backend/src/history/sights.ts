import { setImmediate } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { Datastore, Workload } from '@slipway/backstage-plugin-slipway-common';
import { observeTarget } from '../services/observeTarget';
import { PlacedService } from '../services/placeService';

/** What runs of a service in a target, or the data store that it is, as just seen. */
export interface ServiceSight {
  placed: PlacedService;
  workloads: readonly Workload[];
  datastores: readonly Datastore[];
  /** ISO 8601. */
  observedAt: string;
}

/** After how many services others get their turn. */
const BATCH = 25;

/**
 * Looks at services in the live picture. What is not known now is left out: it was not seen, which is not the same as
 * being gone.
 */
export async function seeServices(
  services: readonly PlacedService[],
  logger: LoggerService,
): Promise<ServiceSight[]> {
  const sights: Promise<ServiceSight[]>[] = [];
  for (const [index, placed] of services.entries()) {
    if (index % BATCH === BATCH - 1) {
      await setImmediate();
    }
    sights.push(see(placed, logger));
  }
  return (await Promise.all(sights)).flat();
}

async function see(
  placed: PlacedService,
  logger: LoggerService,
): Promise<ServiceSight[]> {
  const { observation } = await observeTarget(placed, { logger });
  if (observation.status !== 'observed') {
    return [];
  }
  const { workloads, datastores = [], observedAt } = observation;
  return [{ placed, workloads, datastores, observedAt }];
}

/** A workload of a service in a target, as rows name it. */
export interface WorkloadPlace {
  entity_ref: string;
  environment: string;
  target: string;
  workload: string;
}

/** The columns that name a workload. */
export function toPlace(
  { service: { entityRef, target } }: PlacedService,
  workload: string,
): WorkloadPlace {
  return {
    entity_ref: entityRef,
    environment: target.environment,
    target: target.id,
    workload,
  };
}

/** A place as the key of a map. */
export function placeKey(place: WorkloadPlace): string {
  const { entity_ref, environment, target, workload } = place;
  return `${entity_ref}#${environment}/${target}/${workload}`;
}
