import { ConflictError } from '@backstage/errors';
import { OperationRequest } from '@slipway/backstage-plugin-slipway-common';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { isUniqueViolation } from '../../database/databaseErrors';
import { OperationRow } from '../../database/rows';
import { canonicalHash } from '../canonicalHash';
import { PlannedOperation } from '../planning/Planner';
import { toSentence } from '../sentence';
import { insertOperation, lockOperation, writeEntry } from './journal';
import { describeHolder, findHolder, maySupersede } from './targetLocks';

/** A request, with who sent it and under which key. */
export interface Submission {
  request: OperationRequest;
  requestedBy: string;
  idempotencyKey: string;
}

/** How long after its insertion an operation is started by whoever sweeps, in seconds. */
const SWEPT_AFTER_SECONDS = 5;

/**
 * Finds the operation that this key of this requester has led to.
 *
 * @throws ConflictError where the key was used for another request.
 */
export async function findSubmitted(
  knex: Knex,
  submission: Submission,
): Promise<OperationRow | undefined> {
  const { request, requestedBy, idempotencyKey } = submission;
  const key = await knex('idempotency_keys')
    .where({ requested_by: requestedBy, key: idempotencyKey })
    .first();
  if (!key) {
    return undefined;
  }
  if (key.body_hash !== canonicalHash(request)) {
    throw new ConflictError(
      `The Idempotency-Key was already used for another request, which led to operation ${key.operation_id}. Take a new key for a new request.`,
    );
  }
  const row = await knex<OperationRow>('operations')
    .where({ id: key.operation_id })
    .first();
  return row as OperationRow;
}

/** Lets the new operation pass, or asks the holder of its target to make way, or refuses. */
async function clearWay(
  transaction: Knex.Transaction,
  id: string,
  submission: Submission,
): Promise<string | undefined> {
  const { request, requestedBy } = submission;
  const found = await findHolder(transaction, request.plan);
  const holder = found && (await lockOperation(transaction, found));
  if (!holder || holder.ended_at) {
    return undefined;
  }
  if (
    request.supersedes !== holder.id ||
    !maySupersede(request.plan.kind, holder)
  ) {
    throw new ConflictError(
      `${describeHolder(holder)}. Wait for its end or cancel it.`,
    );
  }
  if (holder.stop?.kind === 'supersede') {
    throw new ConflictError(
      `${describeHolder(holder)}, and operation ${holder.stop.operationId} of ${holder.stop.by} supersedes it already.`,
    );
  }
  await writeEntry(transaction, holder, {
    events: [
      {
        type: 'supersede-requested',
        message: `Asked by ${requestedBy} to make way for ${request.plan.kind} ${id}: ${toSentence(request.reason)}`,
        actor: requestedBy,
      },
    ],
    columns: {
      stop: {
        kind: 'supersede',
        by: requestedBy,
        reason: request.reason,
        operationId: id,
      },
      run_at: transaction.raw('least(run_at, clock_timestamp())'),
    },
  });
  return holder.id;
}

async function insertAccepted(
  transaction: Knex.Transaction,
  submission: Submission,
  planned: PlannedOperation,
): Promise<OperationRow> {
  const { request, requestedBy, idempotencyKey } = submission;
  const id = randomUUID();
  const supersedes = await clearWay(transaction, id, submission);
  const now = transaction.raw('clock_timestamp()');
  const pause = transaction.raw(`? * interval '1 second'`, [
    SWEPT_AFTER_SECONDS,
  ]);
  await insertOperation(transaction, {
    id,
    kind: request.plan.kind,
    entity_ref: request.plan.entityRef,
    environment: request.plan.environment,
    target: request.plan.target,
    workload: request.plan.workload,
    input: request.plan.input as Record<string, string | number>,
    summary: planned.plan.summary,
    reason: request.reason,
    requested_by: requestedBy,
    plan_hash: planned.plan.planHash,
    handler_version: planned.handler.version,
    supersedes: supersedes ?? null,
    state: 'accepted',
    message: 'Accepted; about to start',
    created_at: now as unknown as Date,
    updated_at: now as unknown as Date,
    run_at: transaction.raw('clock_timestamp() + ?', [pause]),
    pause,
  });
  await transaction('idempotency_keys').insert({
    requested_by: requestedBy,
    key: idempotencyKey,
    body_hash: canonicalHash(request),
    operation_id: id,
  });
  const operation = await lockOperation(transaction, { id });
  return writeEntry(transaction, operation!, {
    events: [
      {
        type: 'accepted',
        state: 'accepted',
        message: `${toSentence(planned.plan.summary)} Reason: ${toSentence(request.reason)}`,
        actor: requestedBy,
      },
    ],
  });
}

/**
 * Writes request, operation, first event and key in one transaction, and asks a superseded operation to stop in the same.
 *
 * @returns the new operation, or that of a request with the same key that was faster.
 */
export async function acceptOperation(
  knex: Knex,
  submission: Submission,
  planned: PlannedOperation,
): Promise<OperationRow> {
  try {
    return await knex.transaction(transaction =>
      insertAccepted(transaction, submission, planned),
    );
  } catch (error) {
    const faster = isUniqueViolation(error)
      ? await findSubmitted(knex, submission)
      : undefined;
    if (!faster) {
      throw error;
    }
    return faster;
  }
}
