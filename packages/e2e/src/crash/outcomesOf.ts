import { collectEvidence, type Evidence } from './evidence';
import type { HeldOperation } from './heldOperations';
import type { Portal } from './Portal';
import type { Replica } from './Replica';
import type { Trial } from './trials';

/** Waits for the ends, and collects what is known. */
export async function outcomesOf(
  { portal, replica }: { portal: Portal; replica: Replica },
  held: readonly HeldOperation[],
): Promise<Map<Trial, Evidence>> {
  const calls = held.map(({ call }) => call);
  await portal.ended(calls.map(({ entityRef }) => entityRef));
  const evidence = await collectEvidence(portal, calls, { replica });
  return new Map(held.map(({ trial }, index) => [trial, evidence[index]!]));
}
