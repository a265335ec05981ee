import {
  OperationKind,
  stringifyTargetRef,
  supersedableKinds,
  TargetRef,
} from '@slipway/backstage-plugin-slipway-common';
import { Knex } from 'knex';
import { OperationRow } from '../../database/rows';

/** The lock's name for a service in a target. */
export function targetRefOf(row: OperationRow): string {
  return stringifyTargetRef({
    entityRef: row.entity_ref,
    environment: row.environment,
    target: row.target,
  });
}

/** The operation that holds a service in a target. */
export async function findHolder(
  knex: Knex,
  place: TargetRef,
): Promise<OperationRow | undefined> {
  const [row] = await knex<OperationRow>('operations')
    .join('target_locks', 'target_locks.operation_id', 'operations.id')
    .where('target_locks.target_ref', stringifyTargetRef(place))
    .select<OperationRow[]>('operations.*');
  return row;
}

/** Says who holds a target, e.g. `rollback 1b0c… of user:default/ana holds …`. */
export function describeHolder(holder: OperationRow): string {
  return `${holder.kind} ${holder.id} of ${holder.requested_by} holds ${targetRefOf(holder)} (${holder.state}: ${holder.message})`;
}

/** Whether a kind may take over from a running operation. */
export function maySupersede(kind: OperationKind, holder: OperationRow) {
  return supersedableKinds[kind].includes(holder.kind);
}

/**
 * Takes the lock for an operation, where nobody else has it.
 *
 * @returns the operation that holds it now: this one, or another.
 */
export async function acquireLock(
  transaction: Knex.Transaction,
  operation: OperationRow,
): Promise<OperationRow> {
  await transaction('target_locks')
    .insert({
      target_ref: targetRefOf(operation),
      operation_id: operation.id,
    })
    .onConflict('target_ref')
    .ignore();
  const holder = await findHolder(transaction, {
    entityRef: operation.entity_ref,
    environment: operation.environment,
    target: operation.target,
  });
  // Released between the two statements: to be tried again.
  return holder ?? acquireLock(transaction, operation);
}

/**
 * Gives the lock of an operation that ends to the one that supersedes it, or frees it.
 *
 * @remarks
 * The heir's row is locked before its lock is touched, as the heir's own transactions do: the other order could end in
 * a deadlock.
 */
export async function releaseLock(
  transaction: Knex.Transaction,
  operation: OperationRow,
  heir: string | undefined,
): Promise<void> {
  const lock = transaction('target_locks').where({
    operation_id: operation.id,
  });
  if (!heir) {
    await lock.delete();
    return;
  }
  const [waiting] = await transaction<OperationRow>('operations')
    .where({ id: heir })
    .whereNull('ended_at')
    .update({ run_at: transaction.raw('clock_timestamp()') } as object)
    .returning('id');
  await (waiting ? lock.update({ operation_id: heir }) : lock.delete());
}
