import { StepContext } from '@slipway/backstage-plugin-slipway-node';
import { OperationRow } from '../../database/rows';
import { OperationRun, RunOutcome } from '../engine/OperationEngine';
import { MAX_TAKEOVERS, SUSPECT_TAKEOVERS } from '../engine/timing';
import { describeLock } from '../store/targetLocks';
import { Cleanup } from './Cleanup';
import { Execution, ExecutionOptions } from './Execution';
import { prepare, Prepared } from './prepare';
import { StepExecution } from './StepExecution';

/** Notes that another executor was lost; where there were too many, nothing of the operation is touched any more. */
async function resume(execution: Execution): Promise<RunOutcome | undefined> {
  const { run, row } = execution;
  const isParked =
    run.takeovers >= MAX_TAKEOVERS ||
    (row.state === 'stalled' && run.takeovers >= SUSPECT_TAKEOVERS);
  const message = isParked
    ? `Stalled: ${run.takeovers} processes were lost while they carried it out, so no other tries. It holds ${describeLock(row)} until it is cancelled or superseded.`
    : 'The process that carried it out was lost; another one goes on';
  if (run.takenOver) {
    await execution.write(({ now }) => ({
      events: [
        {
          type: 'taken-over',
          message,
          state: isParked ? 'stalled' : undefined,
        },
      ],
      columns: {
        progress_at: now,
        ...(isParked && { state: 'stalled' as const, message }),
      },
    }));
  } else if (run.wasIdle) {
    await execution.write(({ now }) => ({
      events: [],
      columns: { progress_at: now },
    }));
  }
  return isParked ? endParked(execution) : stopResumed(execution);
}

/** What is not touched any more ends only where somebody asks for that. */
async function endParked(execution: Execution): Promise<RunOutcome> {
  const { run, row } = execution;
  if (!execution.isAskedToStop) {
    return { status: 'parked' };
  }
  const message = `${run.takeovers} processes were lost over it`;
  return row.owes_cleanup
    ? execution.fail({ name: 'TerminalOperationError', message }, false)
    : execution.end({ state: 'stopped', stop: row.stop! });
}

/** Where a change may be under way, or something was made that has to be removed again, the steps come to it. */
async function stopResumed(
  execution: Execution,
): Promise<RunOutcome | undefined> {
  const { open_step: open, owes_cleanup: owesCleanup, stop } = execution.row;
  return stop && open?.status !== 'intended' && !owesCleanup
    ? execution.end({ state: 'stopped', stop })
    : undefined;
}

function getFindings({ done }: OperationRow): StepContext['findings'] {
  return Object.fromEntries(
    done.flatMap(({ name, finding }) =>
      name === undefined || !finding ? [] : [[name, finding]],
    ),
  );
}

async function carryOutSteps(
  execution: Execution,
  { resolved, handler }: Prepared,
): Promise<RunOutcome> {
  const { request } = execution;
  const cleanup = new Cleanup(execution, handler);
  for (;;) {
    const { row } = execution;
    const next = handler.steps[row.step_index];
    let outcome: RunOutcome | undefined;
    if (cleanup.isDue) {
      const { message } = row;
      outcome = await cleanup.conclude({ state: 'succeeded', message });
    } else if (!next) {
      outcome = await execution.end(row.ending!);
    } else {
      const context = {
        service: resolved.service,
        workload: request.workload,
        input: request.input,
        operationId: row.id,
        state: row.step_state ?? {},
        findings: getFindings(row),
        acceptedAt: row.created_at.toISOString(),
        requestedBy: row.requested_by,
        reason: row.reason,
      };
      const step = new StepExecution(execution, next, { context, cleanup });
      outcome = await step.carryOut();
    }
    if (outcome) {
      return outcome;
    }
  }
}

/** Carries an operation out, from wherever its journal says that it is. */
export async function carryOut(
  options: ExecutionOptions,
  run: OperationRun,
): Promise<RunOutcome> {
  const execution = new Execution(options, run);
  await execution.journal.refresh();
  await execution.boundary('claimed');
  const ended = await resume(execution);
  if (ended) {
    return ended;
  }
  if (!execution.row.intent_audited) {
    await options.auditPending(execution.row.id);
  }
  const prepared = await prepare(execution);
  return prepared.status === 'prepared'
    ? carryOutSteps(execution, prepared)
    : prepared;
}
