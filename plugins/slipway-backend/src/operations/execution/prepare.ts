import { OperationHandler } from '@slipway/backstage-plugin-slipway-node';
import { RunOutcome } from '../engine/OperationEngine';
import { ResolvedService } from '../Operations';
import {
  acquireLock,
  describeExclusion,
  describeHolder,
  targetRefOf,
} from '../store/targetLocks';
import { Execution } from './Execution';
import { Failure, getBackoffSeconds } from './failures';

/** What the steps of an operation are carried out with. */
export interface Prepared {
  status: 'prepared';
  resolved: ResolvedService;
  handler: OperationHandler;
}

/** Where the attempt to prepare led: on, to an outcome of the run, or to another try. */
type Attempt = Prepared | RunOutcome | { status: 'held-up'; failure: Failure };

/** How soon a replica with another version of the steps may try, in seconds. */
const OTHER_REPLICA_SECONDS = 5;

/** The steps as the operation began with them. */
function findHandler(
  resolved: ResolvedService,
  begun: { kind: OperationHandler['kind']; version: number },
): OperationHandler | undefined {
  const handler: OperationHandler | undefined =
    resolved.platform.operations[begun.kind];
  return [handler, ...(handler?.earlier ?? [])].find(
    it => it?.version === begun.version,
  );
}

async function takeLock(execution: Execution): Promise<RunOutcome | undefined> {
  const { journal } = execution;
  let refusal: string | undefined;
  let isWaiting = false;
  await journal.write(async (operation, transaction) => {
    const holder = await acquireLock(transaction, operation);
    if (holder.id === operation.id) {
      const known = await transaction('operation_events')
        .where({ operation_id: operation.id, type: 'target-locked' })
        .first('sequence');
      return known
        ? undefined
        : {
            events: [
              {
                type: 'target-locked',
                message: `${targetRefOf(operation)} is locked for this operation${describeExclusion(operation.kind)}`,
              },
            ],
          };
    }
    if (holder.id !== operation.supersedes) {
      refusal = `${describeHolder(holder)}.`;
      return undefined;
    }
    isWaiting = true;
    const message = `Waits until ${holder.kind} ${holder.id} has stopped at its next step boundary`;
    return operation.message === message
      ? undefined
      : {
          events: [{ type: 'progress', state: 'waiting', message }],
          columns: { state: 'waiting', message },
        };
  });
  if (refusal) {
    return execution.fail({ name: 'ConflictError', message: refusal }, true);
  }
  return isWaiting ? { status: 'again', afterSeconds: 1 } : undefined;
}

/** Compares what is there with what was approved, just before the first act. */
async function confirmBasis(
  execution: Execution,
  resolved: ResolvedService,
): Promise<Attempt | undefined> {
  const { request } = execution;
  const answer = await execution.ask(() =>
    execution.options.draft(
      { ...resolved, request },
      { operationId: execution.row.id },
    ),
  );
  if (!answer.ok) {
    return { status: 'held-up', failure: answer.failure };
  }
  const { draft, planHash } = answer.value;
  if (planHash !== execution.row.plan_hash) {
    return execution.fail(
      {
        name: 'StalePlanError',
        message:
          'What this operation would change is no longer as it was reviewed. Review it again.',
      },
      true,
    );
  }
  if (draft.blockers.length > 0) {
    return execution.fail(
      {
        name: 'ConflictError',
        message: draft.blockers.map(it => it.message).join(' '),
      },
      false,
    );
  }
  const message = 'What was reviewed is what is there';
  await execution.write(({ now }) => ({
    events: [{ type: 'basis-confirmed', state: 'running', message }],
    columns: {
      state: 'running',
      message,
      step_state: draft.state,
      progress_at: now,
    },
  }));
  return undefined;
}

async function attempt(execution: Execution): Promise<Attempt> {
  const { row } = execution;
  const found = await execution.ask(() => execution.options.resolve(row));
  if (!found.ok) {
    return { status: 'held-up', failure: found.failure };
  }
  const resolved = found.value;
  const { kind, handler_version: version } = row;
  const handler = findHandler(resolved, { kind, version });
  if (!handler) {
    const message = `Waits for a replica that has version ${version} of ${kind}, with which it began`;
    await execution.write(operation =>
      operation.message === message
        ? undefined
        : { events: [{ type: 'retrying', message }], columns: { message } },
    );
    return { status: 'again', afterSeconds: OTHER_REPLICA_SECONDS };
  }
  if (!row.changed_at) {
    const refused = await takeLock(execution);
    if (refused) {
      return refused;
    }
    await execution.boundary('target-locked');
    const changed = await confirmBasis(execution, resolved);
    if (changed) {
      return changed;
    }
    await execution.boundary('basis-confirmed');
  }
  return { status: 'prepared', resolved, handler };
}

/**
 * Brings an operation to where its steps can begin or go on: service resolved again, steps of its version found, target
 * locked and basis confirmed.
 *
 * @remarks
 * The basis is compared under the lock, so that no other operation can come between. Until the first intent is
 * written, every run does it again: what was confirmed before a crash says nothing about now.
 */
export async function prepare(
  execution: Execution,
): Promise<Prepared | RunOutcome> {
  const { timing } = execution.options;
  if (execution.row.state === 'accepted') {
    await execution.write(({ now }) => ({
      events: [{ type: 'started', state: 'running', message: 'Started' }],
      columns: { state: 'running', message: 'Started', progress_at: now },
    }));
    await execution.boundary('started');
  }
  for (let failures = 1; ; failures += 1) {
    const { outcome, stop } = await execution.checkpoint();
    const { open_step: open, owes_cleanup: owesCleanup } = execution.row;
    const isUndecided = open?.status === 'intended';
    if (stop && !owesCleanup && (!isUndecided || failures > 1)) {
      return execution.end({ state: 'stopped', stop });
    }
    if (outcome) {
      return outcome;
    }
    const result = await attempt(execution);
    if (result.status !== 'held-up') {
      return result;
    }
    const { failure } = result;
    const isTooLong =
      !execution.row.changed_at &&
      execution.journal.idleSeconds > timing.preparation;
    if (execution.isFinal(failure) || isTooLong) {
      return execution.fail(failure, failure.status === 'retryable');
    }
    const message = `Cannot be prepared, and is tried again: ${failure.message}`;
    await execution.write(operation =>
      operation.message === message
        ? undefined
        : {
            events: [{ type: 'retrying', state: 'unobservable', message }],
            columns: { state: 'unobservable', message },
          },
    );
    const paused = await execution.pause(
      getBackoffSeconds({ ...failure, first: timing.backoff, failures }),
    );
    if (paused) {
      return paused;
    }
  }
}
