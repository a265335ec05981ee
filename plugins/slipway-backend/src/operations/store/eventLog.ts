import { OperationEvent } from '@slipway/backstage-plugin-slipway-common';
import { EventRow, toEvent } from '../../database/rows';
import { canonicalHash } from '../canonicalHash';
import { EventLogVerdict } from '../Operations';

/** An entry as its writer states it; place, time and hash are given by the log. */
export type NewEvent = Pick<
  OperationEvent,
  'type' | 'message' | 'step' | 'state' | 'actor'
>;

function hashOf(event: OperationEvent, previous: string): string {
  const { hash: _, ...entry } = event;
  return canonicalHash({ ...entry, previous });
}

/** Links new entries to the end of a log. */
export function chainEvents(
  log: { operationId: string; count: number; head: string; at: Date },
  events: readonly NewEvent[],
): EventRow[] {
  let { count, head } = log;
  return events.map(event => {
    count += 1;
    const row: EventRow = {
      operation_id: log.operationId,
      sequence: count,
      at: log.at,
      type: event.type,
      message: event.message,
      step: event.step ?? null,
      state: event.state ?? null,
      actor: event.actor ?? null,
      hash: '',
    };
    head = hashOf(toEvent(row), head);
    return { ...row, hash: head };
  });
}

/** Checks a whole log against the count and the head that its operation keeps. */
export function verifyChain(
  rows: readonly EventRow[],
  kept: { count: number; head: string },
): EventLogVerdict {
  let previous = '';
  for (const [index, row] of rows.entries()) {
    const sequence = index + 1;
    if (row.sequence !== sequence) {
      return {
        intact: false,
        sequence,
        problem: `entry ${sequence} is missing`,
      };
    }
    previous = hashOf(toEvent(row), previous);
    if (row.hash !== previous) {
      return {
        intact: false,
        sequence,
        problem: `entry ${sequence} is not as it was written`,
      };
    }
  }
  return rows.length === kept.count && previous === kept.head
    ? { intact: true, length: rows.length, head: previous }
    : {
        intact: false,
        sequence: rows.length + 1,
        problem: `the log ends after entry ${rows.length} of ${kept.count}`,
      };
}
