import type { GroundName } from './Grounds';

/** What is tried on a ground, and the only target there, called as what it is in. */
const places: Record<GroundName, { entityKind: string; target: string }> = {
  kubernetes: { entityKind: 'component', target: 'retail-cluster' },
  aws: { entityKind: 'resource', target: 'retail-data' },
};

/** ID of the target on a ground. */
export function targetIdOn(ground: GroundName): string {
  return places[ground].target;
}

/** The entity to which the workload of that name on a ground belongs. */
export function entityRefOn(ground: GroundName, name: string): string {
  return `${places[ground].entityKind}:default/${name}`;
}
