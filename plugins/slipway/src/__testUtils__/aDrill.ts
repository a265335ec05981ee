import {
  getRecoveryReport,
  Operation,
  RecoveryHistory,
  RecoveryReport,
} from '@slipway/backstage-plugin-slipway-common';
import { anOperation } from '@slipway/backstage-plugin-slipway-common/testUtils';
import { minutesAgo, someObjectives } from './aDatastore';

const MINUTE = 60_000;

/** Thirty days of an RPO of five minutes, with a day in which it grew over its objective and two that nobody saw. */
export function aRecoveryHistory(
  overrides: Partial<RecoveryHistory> = {},
): RecoveryHistory {
  const resolution = 3600;
  const count = 720;
  const to = Math.floor(Date.now() / 3_600_000) * 3_600_000;
  const from = to - count * resolution * 1000;
  return {
    resolutionSeconds: resolution,
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    objectives: someObjectives,
    samples: Array.from({ length: count }, (_, index) => ({
      at: new Date(from + index * resolution * 1000).toISOString(),
      rpoSeconds: {
        local:
          index >= 500 && index < 508
            ? (index - 499) * 1200
            : 240 + ((index * 37) % 90),
      },
    })).filter((_, index) => index < 300 || index >= 348),
    ...overrides,
  };
}

/** A drill that went through all its phases, which the test changes as it needs. */
export function aDrill(overrides: Partial<Operation> = {}): Operation {
  const began = Date.parse(overrides.createdAt ?? minutesAgo(60));
  const at = (minutes: number) =>
    new Date(began + minutes * MINUTE).toISOString();
  const id = 'retail-pg-drill-5e1d9c1e';
  const resourceName = `arn:aws:rds:us-east-1:123456789012:db:${id}`;
  return anOperation({
    id: '5e1d9c1e-6d0b-4f0e-9a43-0b8f8f0a1d01',
    kind: 'drill',
    entityRef: 'resource:default/retail-pg',
    target: 'retail-data',
    workload: 'db-instance.retail-pg',
    input: {},
    summary: 'Drill: restore retail-pg into a copy, check it and remove it',
    reason: 'Monthly drill',
    state: 'succeeded',
    message: 'Recovered in 38 min; every check passed',
    progress: undefined,
    createdAt: at(0),
    updatedAt: at(42),
    endedAt: at(42),
    steps: [
      {
        name: 'restore-instance',
        title: 'Restore into a new instance',
        purpose: 'change',
        startedAt: at(0),
        endedAt: at(0.1),
        finding: { type: 'made', id, resourceName },
      },
      {
        name: 'await-instance',
        title: 'Wait until it is available',
        purpose: 'verify',
        startedAt: at(0.1),
        endedAt: at(31),
        finding: {
          type: 'recovered',
          id,
          resourceName,
          from: 'the point in time 2026-01-15 09:56:00 UTC',
          time: at(-4),
        },
      },
      {
        name: 'run-checks',
        title: 'Run the owner’s checks',
        purpose: 'verify',
        startedAt: at(31),
        endedAt: at(38),
        finding: {
          type: 'checked',
          newestRowAt: at(-4.2),
          checks: [
            { name: 'orders are there', passed: true, message: 'true' },
            {
              name: 'newest order',
              passed: true,
              message: 'The newest row is 12 s older than the point',
            },
          ],
        },
      },
      {
        name: 'remove-instance',
        title: 'Remove the copy',
        purpose: 'cleanup',
        startedAt: at(38),
        endedAt: at(42),
        finding: { type: 'removed', id },
      },
    ],
    ...overrides,
  });
}

/** What a drill measured. */
export function aRecoveryReport(operation = aDrill()): RecoveryReport {
  const report = getRecoveryReport(operation);
  if (!report) {
    throw new Error(`A ${operation.kind} measures nothing`);
  }
  return report;
}
