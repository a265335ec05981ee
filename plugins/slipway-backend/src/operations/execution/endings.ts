import {
  OperationFailure,
  OperationState,
} from '@slipway/backstage-plugin-slipway-common';
import { Knex } from 'knex';
import { Entry, LockedOperation } from '../store/journal';
import { releaseLock } from '../store/targetLocks';
import { toSentence } from '../sentence';

/** How an operation ends. */
export type Ending =
  | { state: 'succeeded'; message: string }
  | { state: 'failed'; failure: OperationFailure }
  | { state: 'stopped' };

/** Says what an operation that did not succeed leaves behind. */
function describeRemains(operation: LockedOperation): string {
  const { open_step: open, done } = operation;
  const changes = done
    .filter(step => step.purpose === 'change')
    .map(step => step.title);
  if (open?.status === 'acted') {
    changes.push(open.title);
  }
  const known =
    operation.changed_at && changes.length > 0
      ? `Already done: ${changes.join('; ')}.`
      : '';
  const unknown =
    open?.status === 'intended'
      ? `It is not known whether this took effect: ${open.title}.`
      : '';
  return [known, unknown].filter(Boolean).join(' ') || 'Nothing was changed.';
}

function describe(
  ending: Ending,
  operation: LockedOperation,
): { state: OperationState; message: string; actor?: string } {
  if (ending.state === 'succeeded') {
    return ending;
  }
  const remains = describeRemains(operation);
  if (ending.state === 'failed') {
    return {
      state: 'failed',
      message: `${toSentence(ending.failure.message)} ${remains}`,
    };
  }
  const stop = operation.stop!;
  return stop.kind === 'cancel'
    ? {
        state: 'cancelled',
        message: `Cancelled by ${stop.by}: ${toSentence(stop.reason)} ${remains}`,
        actor: stop.by,
      }
    : {
        state: 'superseded',
        message: `Superseded by operation ${stop.operationId} of ${stop.by}: ${toSentence(stop.reason)} ${remains}`,
        actor: stop.by,
      };
}

/**
 * Composes the end of an operation: state, last entry and the release of its target in one transaction.
 */
export async function composeEnd(
  operation: LockedOperation,
  transaction: Knex.Transaction,
  ending: Ending,
): Promise<Entry> {
  const heir =
    operation.stop?.kind === 'supersede'
      ? operation.stop.operationId
      : undefined;
  await releaseLock(transaction, operation, heir);
  const end = describe(ending, operation);
  return {
    events: [{ type: 'ended', ...end }],
    columns: {
      state: end.state,
      message: end.message,
      failure: ending.state === 'failed' ? ending.failure : null,
      ended_at: operation.now,
      executor_id: null,
      ...(end.state === 'superseded' && { superseded_by: heir }),
    },
  };
}
