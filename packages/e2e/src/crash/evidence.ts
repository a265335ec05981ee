import type { OperationRow } from '@slipway/backstage-plugin-slipway-backend/src/database/rows';
import type { EventLogVerdict } from '@slipway/backstage-plugin-slipway-backend/src/operations';
import type {
  Operation,
  OperationEvent,
} from '@slipway/backstage-plugin-slipway-common';
import type { ChangeRequest } from './ground/Ground';
import type { OperationCall } from './operationCall';
import type { Portal } from './Portal';
import type { Answer, Replica } from './Replica';
import { boundariesOf, type Subject } from './subjects';

/** What is known of an operation that has ended, from everybody who can tell. */
export interface Evidence {
  subject: Subject;
  /** Every operation on the entity: there is to be one. */
  operations: OperationRow[];
  events: OperationEvent[];
  verdict: EventLogVerdict;
  /** How many targets are still locked for it. */
  locks: number;
  /** What the platform was asked to change, as it tells itself, whatever its answer was. */
  requests: ChangeRequest[];
  /** What took effect of that. */
  changes: ChangeRequest[];
  /** What the changed part of the ground is now. */
  found: unknown;
  /** The boundaries that were announced. */
  reached: string[];
  /** The answer to the same request, sent once more. */
  repeated: Answer<Operation>;
}

/** Collects it, for one operation on each entity. */
export async function collectEvidence(
  portal: Portal,
  calls: readonly OperationCall[],
  options: {
    /** Who is asked once more. */
    replica: Replica;
  },
): Promise<Evidence[]> {
  const { bench, knex, reader, gate } = portal;
  const repeated = await Promise.all(
    calls.map(call => call.send(options.replica)),
  );
  const requests = await bench.listRequests();
  return Promise.all(
    calls.map(async (call, index): Promise<Evidence> => {
      const { entityRef, name, subject } = call;
      const operations = await portal.operationsOn(entityRef);
      const id = operations[0]!.id;
      const about = requests.filter(it => it.name === name);
      const locks = await knex('target_locks').where({ operation_id: id });
      return {
        subject,
        operations,
        events: await portal.eventsOf(id),
        verdict: await reader.verifyEventLog(id),
        locks: locks.length,
        requests: about,
        changes: about.filter(({ isEffective }) => isEffective),
        found: await subject.read(bench.grounds, name),
        reached: gate.reached(entityRef),
        repeated: repeated[index]!,
      };
    }),
  );
}

/** What must hold of every operation, whatever happened to those who carried it out. */
export function expectOneEnd(evidence: Evidence): void {
  const { subject, operations, events, verdict, locks, changes } = evidence;
  expect(operations).toMatchObject([
    {
      failure: null,
      state: 'succeeded',
      intent_audited: true,
      outcome_audited: true,
    },
  ]);
  expect(changes.map(({ action }) => action)).toEqual(subject.changes);
  // Where the platform is told for which operation something is asked, it is this one.
  expect(evidence.requests).toEqual(
    evidence.requests.map(it => ({
      ...it,
      operationId: it.operationId && operations[0]!.id,
    })),
  );
  expect(evidence.found).toEqual(subject.wanted);
  expect(events.filter(({ type }) => type === 'ended')).toHaveLength(1);
  expect(events.at(-1)).toMatchObject({ type: 'ended', state: 'succeeded' });
  expect(events.map(({ sequence }) => sequence)).toEqual(
    events.map((_, index) => index + 1),
  );
  expect(verdict).toMatchObject({ intact: true, length: events.length });
  expect(locks).toBe(0);
  expect(boundariesOf(subject.kind)).toEqual(
    expect.arrayContaining(evidence.reached),
  );
  expect(evidence.repeated).toMatchObject({
    status: 202,
    body: { id: operations[0]!.id, state: 'succeeded' },
  });
}

/** A process that was taken over from asks for no change any more, other than one that the platform refuses. */
export function expectFenced(
  { requests }: Evidence,
  fence: { executor: string; since: Date },
): void {
  const late = requests.filter(
    ({ by, at, isRefused }) =>
      by === fence.executor && at > fence.since && !isRefused,
  );
  expect(late).toEqual([]);
}
