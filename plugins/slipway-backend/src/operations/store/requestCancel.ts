import { ConflictError } from '@backstage/errors';
import { isEnded } from '@slipway/backstage-plugin-slipway-common';
import { Knex } from 'knex';
import { OperationRow } from '../../database/rows';
import { toSentence } from '../sentence';
import { lockOperation, writeEntry } from './journal';

/**
 * Asks an operation to stop at its next step boundary; once asked, it stays asked.
 *
 * @throws ConflictError where it has ended, or another operation is taking over from it.
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
