import { useRef } from 'react';
import {
  RolloutPhase,
  rolloutPhases,
} from '@slipway/backstage-plugin-slipway-common';

/** What has no phase, as nothing runs, comes last. */
function rankOf(phase: RolloutPhase | undefined): number {
  return phase === undefined ? -1 : rolloutPhases.indexOf(phase);
}

/**
 * Sorts by phase, the worst first, when they are first seen; afterwards each keeps its place, so that nothing moves
 * away under the pointer.
 */
export function useWorstFirst<TItem extends { id: string }>(
  items: readonly TItem[],
  phaseOf: (item: TItem) => RolloutPhase | undefined,
): TItem[] {
  const order = useRef<string[]>([]);
  const known = new Set(order.current);
  const fresh = items
    .filter(({ id }) => !known.has(id))
    .map(item => ({ id: item.id, rank: rankOf(phaseOf(item)) }))
    .sort((a, b) => b.rank - a.rank);
  if (fresh.length) {
    order.current = [...order.current, ...fresh.map(({ id }) => id)];
  }
  const placeOf = (item: TItem) => order.current.indexOf(item.id);
  return [...items].sort((a, b) => placeOf(a) - placeOf(b));
}
