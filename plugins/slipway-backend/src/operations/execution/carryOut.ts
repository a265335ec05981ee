import { OperationRun, RunOutcome } from '../engine/OperationEngine';
import { MAX_TAKEOVERS, SUSPECT_TAKEOVERS } from '../engine/timing';
import { targetRefOf } from '../store/targetLocks';
import { StepExecution } from './StepExecution';
import { Execution, ExecutionOptions } from './Execution';
import { prepare, Prepared } from './prepare';

/** Notes that another executor was lost; where there were too many, nothing of the operation is touched any more. */
async function resume(execution: Execution): Promise<RunOutcome | undefined> {
  const { run, row } = execution;
  const isParked =
    run.takeovers >= MAX_TAKEOVERS ||
    (row.state === 'stalled' && run.takeovers >= SUSPECT_TAKEOVERS);
  const message = isParked
    ? `Stalled: ${run.takeovers} processes were lost while they carried it out, so no other tries. It holds ${targetRefOf(row)} until it is cancelled or superseded.`
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
  const { stop } = row;
  if (stop && (isParked || row.open_step?.status !== 'intended')) {
    return execution.end({ state: 'stopped' });
  }
  return isParked ? { status: 'parked' } : undefined;
}

async function carryOutSteps(
  execution: Execution,
  { resolved, handler }: Prepared,
): Promise<RunOutcome> {
  const { request } = execution;
  while (execution.row.step_index < handler.steps.length) {
    const { row } = execution;
    const step = new StepExecution(execution, handler.steps[row.step_index]!, {
      service: resolved.service,
      workload: request.workload,
      input: request.input,
      operationId: row.id,
      state: row.step_state ?? {},
      findings: {},
      acceptedAt: row.created_at.toISOString(),
      requestedBy: row.requested_by,
      reason: row.reason,
    });
    const outcome = await step.carryOut();
    if (outcome) {
      return outcome;
    }
  }
  return execution.end({ state: 'succeeded', message: execution.row.message });
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
