import { Operation } from '@slipway/backstage-plugin-slipway-common';
import { Knex } from 'knex';

/** Writes an operation as if it had been carried out: one that has ended, with what its steps found out. */
export async function keepOperation(
  knex: Knex,
  operation: Operation,
): Promise<void> {
  const { id, kind, environment, target, workload, summary } = operation;
  const { reason, state, message, steps } = operation;
  await knex('operations').insert({
    ...{ id, kind, environment, target, workload, summary },
    ...{ reason, state, message },
    entity_ref: operation.entityRef,
    input: JSON.stringify(operation.input),
    requested_by: operation.requestedBy,
    plan_hash: operation.planHash,
    handler_version: 1,
    created_at: operation.createdAt,
    updated_at: operation.updatedAt,
    ended_at: operation.endedAt,
    intent_audited: true,
    outcome_audited: true,
    run_at: 'infinity',
    step_index: steps.length,
    done: JSON.stringify(steps),
  });
}
