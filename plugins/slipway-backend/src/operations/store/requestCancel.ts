import { ConflictError } from '@backstage/errors';
import { isEnded } from '@slipway/backstage-plugin-slipway-common';
import { Knex } from 'knex';
import { OperationRow } from '../../database/rows';
import { toSentence } from '../sentence';
import { LockedOperation, lockOperation, writeEntry } from './journal';

/**
 * Asks an operation to stop at its next step boundary; once asked, it stays asked. Where it cleans up after itself and does
 * not come forward, it is asked to give that up.
 *
 * @throws ConflictError where it has ended, its end is decided otherwise, or another operation is taking over from it.
 */
export async function requestCancel(
  knex: Knex,
  options: { id: string; requestedBy: string; reason: string },
): Promise<OperationRow> {
  const { id, requestedBy, reason } = options;
  return knex.transaction(async transaction => {
    const operation = await lockOperation(transaction, { id });
    if (!operation || isEnded(operation.state)) {
      throw new ConflictError(
        `Operation ${id} has ended (${operation?.state}) and cannot be cancelled any more`,
      );
    }
    if (operation.ending) {
      return cancelCleanup(transaction, operation, { requestedBy, reason });
    }
    if (operation.stop?.kind === 'supersede') {
      throw new ConflictError(
        `Operation ${id} is already making way for operation ${operation.stop.operationId} of ${operation.stop.by}`,
      );
    }
    if (operation.stop) {
      return operation;
    }
    return writeEntry(transaction, operation, {
      events: [
        {
          type: 'cancel-requested',
          message: `Asked by ${requestedBy} to stop at the next step boundary: ${toSentence(reason)}`,
          actor: requestedBy,
        },
      ],
      columns: {
        stop: { kind: 'cancel', by: requestedBy, reason },
        run_at: transaction.raw('least(run_at, clock_timestamp())'),
      },
    });
  });
}

/** A cleanup that goes on is not stopped; one that does not come forward is no longer waited for. */
async function cancelCleanup(
  transaction: Knex.Transaction,
  operation: LockedOperation,
  request: { requestedBy: string; reason: string },
): Promise<OperationRow> {
  const { requestedBy, reason } = request;
  const { ending, id, state, stop } = operation;
  if (ending?.givenUp) {
    return operation;
  }
  if (state === 'stalled') {
    return writeEntry(transaction, operation, {
      events: [
        {
          type: 'cancel-requested',
          message: `Asked by ${requestedBy} to give up its cleanup: ${toSentence(reason)}`,
          actor: requestedBy,
        },
      ],
      columns: {
        ending: { ...ending!, givenUp: { by: requestedBy, reason } },
        run_at: transaction.raw('least(run_at, clock_timestamp())'),
      },
    });
  }
  if (stop?.kind === 'cancel') {
    return operation;
  }
  throw new ConflictError(
    `Operation ${id} cleans up after itself and cannot be cancelled any more: ${toSentence(operation.message)}`,
  );
}
