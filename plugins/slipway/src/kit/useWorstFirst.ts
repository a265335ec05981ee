import { useRef } from 'react';
import {
  RolloutPhase,
  rolloutPhases,
} from '@slipway/backstage-plugin-slipway-common';

/** What has no phase, as nothing runs, comes last. */
function rankOf(phase: RolloutPhase | undefined): number {
  return phase === undefined ? -1 : rolloutPhases.indexOf(phase);
}

interface WorstFirstOptions<TItem> {
  /** What tells the items apart. */
  idOf(item: TItem): string;
  phaseOf(item: TItem): RolloutPhase | undefined;
}

/**
 * Sorts by phase, the worst first, when they are first seen; afterwards each keeps its place, so that nothing moves
 * away under the pointer.
 */
export function useWorstFirst<TItem>(
  items: readonly TItem[],
  { idOf, phaseOf }: WorstFirstOptions<TItem>,
): TItem[] {
  const places = useRef(new Map<string, number>());
  items
    .filter(item => !places.current.has(idOf(item)))
    .map(item => ({ id: idOf(item), rank: rankOf(phaseOf(item)) }))
    .sort((a, b) => b.rank - a.rank)
    .forEach(({ id }) => places.current.set(id, places.current.size));
  const placeOf = (item: TItem) => places.current.get(idOf(item)) ?? 0;
  return [...items].sort((a, b) => placeOf(a) - placeOf(b));
}
