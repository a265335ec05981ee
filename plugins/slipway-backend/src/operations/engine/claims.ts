import { Knex } from 'knex';
import { SUSPECT_TAKEOVERS } from './timing';

/** A claim as the database gave it. */
export interface ClaimedRow {
  id: string;
  epoch: number;
  takeovers: number;
  taken_over: boolean;
  /** Whether it was due for a while and nobody carried it out. */
  late: boolean;
}

/**
 * Claims operations that are due: those that nobody carries out, those whose executor is dead, and those of this very
 * executor that it does not run, as when it could not hand them back.
 *
 * @remarks
 * Each claim raises the epoch, and with it voids every write of an earlier one.
 */
export async function claimDue(
  knex: Knex,
  options: {
    executorId: string;
    running: readonly string[];
    /** Whether those are asked for that are suspected of ending their executors, or the others. */
    suspects: boolean;
    limit: number;
  },
): Promise<ClaimedRow[]> {
  const { executorId, running, suspects, limit } = options;
  const { rows } = await knex.raw<{ rows: ClaimedRow[] }>(
    `WITH due AS (
       SELECT o.id, o.executor_id IS NOT NULL AND o.executor_id <> :executorId AS taken_over
       FROM operations o
       LEFT JOIN executors e ON e.id = o.executor_id AND e.expires_at > clock_timestamp()
       WHERE o.ended_at IS NULL
         AND o.run_at <= clock_timestamp()
         AND (e.id IS NULL OR e.id = :executorId)
         AND o.id <> ALL(CAST(:running AS uuid[]))
         AND (o.takeovers + CASE WHEN o.executor_id <> :executorId THEN 1 ELSE 0 END >= :threshold) = :suspects
       ORDER BY o.run_at
       LIMIT :limit
       FOR UPDATE OF o SKIP LOCKED
     )
     UPDATE operations o
     SET executor_id = :executorId,
         epoch = o.epoch + 1,
         takeovers = o.takeovers + CASE WHEN due.taken_over THEN 1 ELSE 0 END
     FROM due
     WHERE o.id = due.id
     RETURNING o.id, o.epoch, o.takeovers, due.taken_over,
       o.run_at < clock_timestamp() - interval '5 seconds' AS late`,
    {
      executorId,
      running: [...running],
      suspects,
      threshold: SUSPECT_TAKEOVERS,
      limit,
    },
  );
  return rows;
}

/** Hands an operation back, to be claimed again by whoever comes first. */
export async function handBack(
  knex: Knex,
  claim: { operationId: string; executorId: string; epoch: number },
  when: { afterSeconds: number } | 'parked',
): Promise<void> {
  await knex('operations')
    .where({
      id: claim.operationId,
      executor_id: claim.executorId,
      epoch: claim.epoch,
    })
    .whereNull('ended_at')
    .update({
      executor_id: null,
      // Whoever asked it to stop since then is not to wait, but one that cleans up for that is.
      run_at: knex.raw(
        `CASE WHEN coalesce(ending -> 'givenUp', CASE WHEN ending IS NULL THEN stop END) IS NULL THEN ${
          when === 'parked'
            ? `'infinity'::timestamptz`
            : `clock_timestamp() + ? * interval '1 second'`
        } ELSE clock_timestamp() END`,
        when === 'parked' ? [] : [when.afterSeconds],
      ),
      ...(when !== 'parked' && {
        pause: knex.raw(`? * interval '1 second'`, [when.afterSeconds]),
      }),
    });
}

/** Whether a claim is still valid, and for how long nobody can void it. */
export async function isClaimHeld(
  knex: Knex,
  claim: { operationId: string; executorId: string; epoch: number },
  forSeconds: number,
): Promise<boolean> {
  const found = await knex('operations')
    .join('executors', 'executors.id', 'operations.executor_id')
    .where({
      'operations.id': claim.operationId,
      'operations.executor_id': claim.executorId,
      'operations.epoch': claim.epoch,
    })
    .whereRaw(
      `executors.expires_at > clock_timestamp() + ? * interval '1 second'`,
      [forSeconds],
    )
    .first('operations.id');
  return found !== undefined;
}
