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
  const first = steps.find(({ purpose }) => purpose === 'change');
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
      jobSeconds: secondsBetween(first?.startedAt, recovered.step.endedAt),
    }),
    ...(isValidated && {
      recoverySeconds: secondsBetween(first?.startedAt, checked?.step.endedAt),
    }),
    ...getDataLoss(operation, checked?.finding),
    checks,
    steps,
  };
}

/** What was asked for is what is missed: the chosen point, or the moment of the request. */
function getDataLoss(
  { input, createdAt }: Operation,
  checked: FindingOf<'checked'> | undefined,
): Pick<RecoveryReport, 'newestRowAt' | 'dataLossSeconds'> {
  const newestRowAt = checked?.newestRowAt;
  if (newestRowAt === undefined) {
    return {};
  }
  const asked =
    typeof input.pointInTime === 'string' ? input.pointInTime : createdAt;
  const seconds = secondsBetween(newestRowAt, asked) ?? 0;
  return { newestRowAt, dataLossSeconds: Math.max(seconds, 0) };
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

function secondsBetween(
  from: string | undefined,
  to: string | undefined,
): number | undefined {
  return from === undefined || to === undefined
    ? undefined
    : (Date.parse(to) - Date.parse(from)) / 1000;
}
