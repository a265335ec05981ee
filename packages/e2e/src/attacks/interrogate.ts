import { parseEntityRef } from '@backstage/catalog-model';
import type { Answer, AttackedPortal } from './AttackedPortal';

/** A target that is asked about. */
export interface Place {
  environment: string;
  target: string;
}

/** Asks the portal, as somebody of retail, everything that there is to ask of an entity. */
export async function interrogate(
  portal: AttackedPortal,
  entityRef: string,
  places: readonly Place[],
): Promise<Answer[]> {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  const path = `/services/${[namespace, kind, name].map(encodeURIComponent).join('/')}`;
  const query = new URLSearchParams({ entityRef });
  return Promise.all([
    portal.get(path),
    portal.get(`${path}/activity`),
    portal.get(`/operations?${query}`),
    ...places.flatMap(place => [
      ...['deployment.backend', 'deployment.ledger'].flatMap(workload =>
        attack({ portal, path, plan: { ...place, entityRef, workload } }),
      ),
      ...watch({ portal, path, place }),
    ]),
  ]);
}

/** Reads the templates of a workload live, plans, and submits what nobody has reviewed. */
function attack(options: {
  portal: AttackedPortal;
  path: string;
  plan: Place & { entityRef: string; workload: string };
}): Promise<Answer>[] {
  const { portal, path } = options;
  const { environment, target, workload } = options.plan;
  const below = `${path}/workloads/${workload}/revisions`;
  const query = new URLSearchParams({ environment, target });
  const plan = {
    ...options.plan,
    kind: 'rollback',
    input: { toRevision: '1' },
  };
  return [
    portal.get(`${below}?${query}&diff=true`),
    portal.get(`${below}/diff?${query}&from=1&to=2`),
    portal.post('/plans', plan),
    portal.post('/operations', {
      plan,
      planHash: 'f'.repeat(64),
      reason: 'because nobody looks',
    }),
  ];
}

/** Reads from memory what payments runs. */
function watch(options: {
  portal: AttackedPortal;
  path: string;
  place: Place;
}): Promise<Answer>[] {
  const { portal, path, place } = options;
  const below = `${path}/workloads/deployment.ledger`;
  const query = new URLSearchParams({ ...place });
  return [
    portal.get(`${below}/revisions?${query}`),
    portal.get(`${below}/scaling?${query}`),
  ];
}
