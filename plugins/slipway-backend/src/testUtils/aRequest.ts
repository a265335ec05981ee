import {
  DatastoreOperationKind,
  PlanRequest,
} from '@slipway/backstage-plugin-slipway-common';

/** A request to roll the fake workload back. */
export function aRequest(parts: Partial<PlanRequest> = {}): PlanRequest {
  return {
    kind: 'rollback',
    entityRef: 'component:default/backend',
    environment: 'production',
    target: 'retail-cluster',
    workload: 'deployment.backend',
    input: { toRevision: '1' },
    ...parts,
  } as PlanRequest;
}

/** A request on the fake data store. */
export function aDatastoreRequest(
  kind: DatastoreOperationKind,
  parts: Partial<PlanRequest> = {},
): PlanRequest {
  return aRequest({
    kind,
    entityRef: 'resource:default/retail-pg',
    workload: 'db-instance.retail-pg',
    input:
      kind === 'restore' ? { pointInTime: '2026-01-15T10:00:00.000Z' } : {},
    ...parts,
  } as Partial<PlanRequest>);
}
