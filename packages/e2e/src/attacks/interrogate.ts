import { parseEntityRef } from '@backstage/catalog-model';
import type { Answer, AttackedPortal } from './AttackedPortal';

/** A target that is asked about. */
export interface Place {
  environment: string;
  target: string;
}

const workloads = ['deployment.backend', 'deployment.ledger'];

/** Asks the portal, as somebody of retail, everything that there is to ask of an entity. */
export async function interrogate(
  portal: AttackedPortal,
  entityRef: string,
  places: readonly Place[],
): Promise<Answer[]> {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  const path = `/services/${[namespace, kind, name].map(encodeURIComponent).join('/')}`;
  const query = new URLSearchParams({ entityRef });
  const asked = [
    portal.get(path),
    portal.get(`${path}/activity`),
    portal.get(`/operations?${query}`),
    ...places.flatMap(place =>
      workloads.flatMap(workload => askOf({ portal, path, place, workload })),
    ),
    ...places.flatMap(place =>
      workloads.flatMap(workload =>
        change(portal, { entityRef, workload, ...place }),
      ),
    ),
  ];
  return Promise.all(asked);
}

function askOf(options: {
  portal: AttackedPortal;
  path: string;
  place: Place;
  workload: string;
}): Promise<Answer>[] {
  const { portal, path, place, workload } = options;
  const below = `${path}/workloads/${workload}`;
  const query = new URLSearchParams({ ...place });
  return [
    portal.get(`${below}/revisions?${query}`),
    portal.get(`${below}/revisions?${query}&diff=true`),
    portal.get(`${below}/revisions/diff?${query}&from=1&to=2`),
    portal.get(`${below}/scaling?${query}`),
  ];
}

function change(
  portal: AttackedPortal,
  place: Place & { entityRef: string; workload: string },
): Promise<Answer>[] {
  const plans = [
    { ...place, kind: 'rollback', input: { toRevision: '1' } },
    { ...place, kind: 'restart', input: {} },
  ];
  return plans.flatMap(plan => [
    portal.post('/plans', plan),
    // Nobody has reviewed that: whatever may be done, this may not.
    portal.post('/operations', {
      plan,
      planHash: 'f'.repeat(64),
      reason: 'because nobody looks',
    }),
  ]);
}
