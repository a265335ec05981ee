import {
  operationExclusions,
  OperationKind,
  stringifyTargetRef,
  supersedableKinds,
  TargetRef,
} from '@slipway/backstage-plugin-slipway-common';
import { Knex } from 'knex';
import { OperationRow } from '../../database/rows';

/** What an operation is to lock. */
export interface Lockable extends TargetRef {
  kind: OperationKind;
}

/**
 * The lock's name: of a service in a target, or of one kind of operation there, e.g.
 * `resource:default/retail-pg#production/retail-data!drill`.
 */
function lockNameOf(lockable: Lockable): string {
  const { kind } = lockable;
  const place = stringifyTargetRef(lockable);
  return operationExclusions[kind] === 'kind' ? `${place}!${kind}` : place;
}

function lockableOf(row: OperationRow): Lockable {
  const { kind, entity_ref: entityRef, environment, target } = row;
  return { kind, entityRef, environment, target };
}

/** A service in a target. */
export function targetRefOf(row: OperationRow): string {
  return stringifyTargetRef(lockableOf(row));
}

/** Against what a kind of operation locks its target, as the end of a sentence; nothing where that is everything. */
export function describeExclusion(kind: OperationKind): string {
  return operationExclusions[kind] === 'kind' ? ` against another ${kind}` : '';
}

/** What an operation holds, e.g. `resource:default/retail-pg#production/retail-data against another drill`. */
export function describeLock(row: OperationRow): string {
  return `${targetRefOf(row)}${describeExclusion(row.kind)}`;
}

/** The operation that shuts one of this kind out of its target. */
export async function findHolder(
  knex: Knex,
  lockable: Lockable,
): Promise<OperationRow | undefined> {
  const [row] = await knex<OperationRow>('operations')
    .join('target_locks', 'target_locks.operation_id', 'operations.id')
    .where('target_locks.target_ref', lockNameOf(lockable))
    .select<OperationRow[]>('operations.*');
  return row;
}

/** Says who holds a target, e.g. `rollback 1b0c… of user:default/ana holds …`. */
export function describeHolder(holder: OperationRow): string {
  return `${holder.kind} ${holder.id} of ${holder.requested_by} holds ${describeLock(holder)} (${holder.state}: ${holder.message})`;
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
  const lockable = lockableOf(operation);
  await transaction('target_locks')
    .insert({
      target_ref: lockNameOf(lockable),
      operation_id: operation.id,
    })
    .onConflict('target_ref')
    .ignore();
  const holder = await findHolder(transaction, lockable);
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
