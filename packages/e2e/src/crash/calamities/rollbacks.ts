import { collectEvidence, expectOneEnd, type Evidence } from '../evidence';
import { review, type OperationCall } from '../operationCall';
import type { Portal } from '../Portal';
import type { Replica } from '../Replica';
import { rollback } from '../subjects';

/** Makes a Deployment of each name, and reviews its rollback. */
export async function prepareRollbacks(
  portal: Portal,
  replica: Promise<Replica>,
  names: readonly string[],
): Promise<OperationCall[]> {
  const [reviewer] = await Promise.all([
    replica,
    ...names.map(name => rollback.prepare(portal.bench.grounds, name)),
  ]);
  return Promise.all(names.map(name => review(reviewer, rollback, { name })));
}

/** Holds a rollback at each boundary; all are sent to one replica. */
export async function holdRollbacks(
  portal: Portal,
  replica: Replica,
  held: readonly { call: OperationCall; boundary: string }[],
): Promise<void> {
  for (const { call, boundary } of held) {
    portal.gate.holdAt(call.entityRef, boundary);
    // The connection is lost where the replica is.
    call.send(replica).catch(() => undefined);
  }
  await portal.gate.held(held.map(({ call }) => call.entityRef));
}

/** Waits until all have ended, and collects what is known of them. */
export async function collectEnds(
  portal: Portal,
  calls: readonly OperationCall[],
  replica: Replica,
): Promise<Evidence[]> {
  await portal.ended(calls.map(({ entityRef }) => entityRef));
  return collectEvidence(portal, calls, { replica });
}

/** What must hold of each of them. */
export function expectOneEndEach(evidence: readonly Evidence[]): void {
  evidence.forEach(it => expectOneEnd(it));
}

/** How often an operation was taken over, and when first. */
export function takeoversOf({ events }: Evidence): Date[] {
  return events
    .filter(({ type }) => type === 'taken-over')
    .map(({ at }) => new Date(at));
}
