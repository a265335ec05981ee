import { PlanRequest } from '@slipway/backstage-plugin-slipway-common';

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
