import { Operation } from '../operation/operation';
import { OperationStepRecord, StepFinding } from '../operation/step';
import { RecoveryReport } from './report';

type FindingOf<TType extends StepFinding['type']> = Extract<
  StepFinding,
  { type: TType }
>;

/**
 * What a restore or a drill has measured so far; `undefined` for an operation of another kind.
 *
 * @remarks
 * The times are those of the operation's journal, by one clock: that of its database. A recovery counts as measured only
 * where every check of the owner's passed, and where there was one.
 *
 * @public
 */
export function getRecoveryReport(
  operation: Operation,
): RecoveryReport | undefined {
  const { kind, steps } = operation;
  if (kind !== 'restore' && kind !== 'drill') {
    return undefined;
  }
  const recovered = findStep(steps, 'recovered');
  const checked = findStep(steps, 'checked');
  const checks = checked?.finding.checks ?? [];
  const isValidated = checks.length > 0 && checks.every(it => it.passed);
  const begunAt = steps.find(({ purpose }) => purpose === 'change')?.startedAt;
  const jobSeconds = secondsBetween(begunAt, recovered?.step.endedAt);
  const recoverySeconds = secondsBetween(begunAt, checked?.step.endedAt);
  return {
    operationId: operation.id,
    kind,
    entityRef: operation.entityRef,
    environment: operation.environment,
    target: operation.target,
    datastore: operation.workload,
    state: operation.state,
    message: operation.message,
    requestedBy: operation.requestedBy,
    createdAt: operation.createdAt,
    ...(operation.endedAt && { endedAt: operation.endedAt }),
    ...(recovered && {
      from: recovered.finding.from,
      recoveredTo: recovered.finding.time,
      resourceName: recovered.finding.resourceName,
      ...(jobSeconds !== undefined && { jobSeconds }),
    }),
    ...(isValidated && recoverySeconds !== undefined && { recoverySeconds }),
    ...getDataLoss(operation, {
      newestRowAt: checked?.finding.newestRowAt,
      recoveredTo: recovered?.finding.time,
    }),
    checks,
    steps,
  };
}

/** What was asked for is what is missed: the chosen point, or else the moment of the request. */
function getDataLoss(
  { input, createdAt }: Operation,
  found: { newestRowAt?: string; recoveredTo?: string },
): Pick<RecoveryReport, 'newestRowAt' | 'dataLossSeconds'> {
  const { newestRowAt, recoveredTo } = found;
  if (newestRowAt === undefined) {
    return {};
  }
  const chosen =
    input.recoveryPoint === undefined ? input.pointInTime : recoveredTo;
  const asked = typeof chosen === 'string' ? chosen : createdAt;
  // A row that bears a later time than was asked for is not lost.
  const dataLossSeconds = secondsBetween(newestRowAt, asked) ?? 0;
  return { newestRowAt, dataLossSeconds };
}

function findStep<TType extends StepFinding['type']>(
  steps: readonly OperationStepRecord[],
  type: TType,
): { step: OperationStepRecord; finding: FindingOf<TType> } | undefined {
  for (const step of steps) {
    if (step.finding?.type === type) {
      return { step, finding: step.finding as FindingOf<TType> };
    }
  }
  return undefined;
}

/** `undefined` also where the clock was set back meanwhile: such a length was not measured. */
function secondsBetween(
  from: string | undefined,
  to: string | undefined,
): number | undefined {
  if (from === undefined || to === undefined) {
    return undefined;
  }
  const seconds = (Date.parse(to) - Date.parse(from)) / 1000;
  return seconds < 0 ? undefined : seconds;
}
