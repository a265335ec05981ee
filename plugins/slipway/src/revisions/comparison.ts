import { Revision } from '@slipway/backstage-plugin-slipway-common';

/** Two revisions to compare, as the platform numbers them. */
export interface Comparison {
  from: string;
  to: string;
}

/**
 * The two revisions that are compared: those that were picked, as long as both are kept; otherwise the one that is current and the one
 * before it.
 */
export function getComparison(
  revisions: readonly Revision[],
  picked: Comparison | undefined,
): Comparison | undefined {
  const kept = (number: string) =>
    revisions.some(({ revision }) => revision === number);
  if (picked && kept(picked.from) && kept(picked.to)) {
    return picked;
  }
  const current = Math.max(
    0,
    revisions.findIndex(revision => revision.current),
  );
  const to = revisions[current];
  const from = revisions[current + 1] ?? revisions[current - 1];
  return from && to ? { from: from.revision, to: to.revision } : undefined;
}

/** Whether a revision can be run again: it is not the current one, and its image is not known to be gone. */
export function canRunAgain({ current, imageAvailable }: Revision): boolean {
  return !current && !(imageAvailable.known && !imageAvailable.value);
}
