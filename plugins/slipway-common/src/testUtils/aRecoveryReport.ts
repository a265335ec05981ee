import { Operation } from '../operation/operation';
import { OperationStepRecord } from '../operation/step';
import { getRecoveryReport } from '../recovery/getRecoveryReport';
import { RecoveryReport } from '../recovery/report';
import { anOperation } from './anOperation';

const COPY = 'retail-pg-drill-0c7e4f0a';
const ARN = `arn:aws:rds:us-east-1:123456789012:db:${COPY}`;

/** The phases of a drill that took 38 minutes to validated data, which the test changes as it needs. @public */
export function aDrillSteps(): OperationStepRecord[] {
  return [
    {
      name: 'restore-instance',
      title: `Restore retail-pg into ${COPY}`,
      purpose: 'change',
      startedAt: '2026-01-03T09:00:00.000Z',
      endedAt: '2026-01-03T09:00:20.000Z',
      finding: { type: 'made', id: COPY, resourceName: ARN },
    },
    {
      name: 'await-instance',
      title: `Wait until ${COPY} is available`,
      purpose: 'verify',
      startedAt: '2026-01-03T09:00:20.000Z',
      endedAt: '2026-01-03T09:31:00.000Z',
      finding: {
        type: 'recovered',
        id: COPY,
        resourceName: ARN,
        from: 'point in time 2026-01-03T08:55:00.000Z',
        time: '2026-01-03T08:55:00.000Z',
      },
    },
    {
      name: 'run-checks',
      title: 'Run the checks of the owner',
      purpose: 'verify',
      startedAt: '2026-01-03T09:31:00.000Z',
      endedAt: '2026-01-03T09:38:00.000Z',
      finding: {
        type: 'checked',
        checks: [
          { name: 'orders are there', passed: true, message: 'It is true' },
          {
            name: 'newest order',
            passed: true,
            message: 'The newest row is of 2026-01-03T08:54:30.000Z',
          },
        ],
        newestRowAt: '2026-01-03T08:54:30.000Z',
      },
    },
    {
      name: 'remove-instance',
      title: `Remove ${COPY}`,
      purpose: 'cleanup',
      startedAt: '2026-01-03T09:38:00.000Z',
      endedAt: '2026-01-03T09:44:00.000Z',
      finding: { type: 'removed', id: COPY },
    },
  ];
}

/** A drill on `retail-pg` that has succeeded, which the test changes as it needs. @public */
export function aDrill(overrides: Partial<Operation> = {}): Operation {
  return anOperation({
    id: '0c7e4f0a-3b1d-4c62-8f5e-2a9d6b7c8e01',
    kind: 'drill',
    entityRef: 'resource:default/retail-pg',
    target: 'retail-data',
    workload: 'db-instance.retail-pg',
    input: {},
    summary: 'Restore a copy of retail-pg, validate it, and remove it again',
    reason: 'Monthly drill',
    state: 'succeeded',
    message: 'The copy was validated and removed',
    progress: undefined,
    steps: aDrillSteps(),
    createdAt: '2026-01-03T08:59:30.000Z',
    updatedAt: '2026-01-03T09:44:00.000Z',
    endedAt: '2026-01-03T09:44:00.000Z',
    ...overrides,
  });
}

/** What that drill measured, computed from an operation that the test changes as it needs. @public */
export function aRecoveryReport(
  operation: Partial<Operation> = {},
): RecoveryReport {
  const report = getRecoveryReport(aDrill(operation));
  if (!report) {
    throw new Error('Only a restore or a drill has a report');
  }
  return report;
}
