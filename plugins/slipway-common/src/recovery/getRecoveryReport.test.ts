import {
  aDrill,
  aDrillSteps,
  anOperation,
  aRecoveryHistory,
  aRecoveryReport,
} from '../testUtils';
import { OperationStepRecord, StepFinding } from '../operation/step';
import { getRecoveryReport } from './getRecoveryReport';
import { getMeasuredRecovery, measuredRecoverySchema } from './measured';
import { recoveryHistorySchema } from './recoveryHistory';
import { recoveryReportSchema } from './report';

/** The steps of the drill, one of them changed. */
const stepsWith = (
  name: string,
  parts: Partial<OperationStepRecord>,
): OperationStepRecord[] =>
  aDrillSteps().map(step =>
    step.name === name ? { ...step, ...parts } : step,
  );

const checked = (
  parts: Partial<Extract<StepFinding, { type: 'checked' }>>,
): OperationStepRecord[] =>
  stepsWith('run-checks', {
    finding: {
      type: 'checked',
      checks: [{ name: 'orders', passed: true, message: 'True' }],
      ...parts,
    },
  });

describe('getRecoveryReport', () => {
  it('measures from the first change to the end of the validation', () => {
    const report = aRecoveryReport();
    expect(report).toMatchObject({
      kind: 'drill',
      datastore: 'db-instance.retail-pg',
      recoveredTo: '2026-01-03T08:55:00.000Z',
      jobSeconds: 31 * 60,
      recoverySeconds: 38 * 60,
      newestRowAt: '2026-01-03T08:54:30.000Z',
      dataLossSeconds: 300,
    });
    expect(recoveryReportSchema.parse(report)).toEqual(report);
  });

  it.each([
    ['snapshot', undefined],
    ['rollback', undefined],
    ['restore', 'restore'],
    ['drill', 'drill'],
  ] as const)('%s has the report of a %s', (kind, expected) => {
    expect(getRecoveryReport(aDrill({ kind }))?.kind).toBe(expected);
  });

  it.each<[string, OperationStepRecord[]]>([
    ['no step has begun', []],
    ['the copy is not there yet', aDrillSteps().slice(0, 1)],
    ['it was not validated yet', aDrillSteps().slice(0, 2)],
    ['there is no check', checked({ checks: [] })],
    [
      'a check failed',
      checked({
        checks: [
          { name: 'orders', passed: true, message: 'True' },
          { name: 'stock', passed: false, message: 'It is false' },
        ],
      }),
    ],
    ['the validation goes on', stepsWith('run-checks', { endedAt: undefined })],
    [
      'the clock was set back meanwhile',
      stepsWith('run-checks', { endedAt: '2026-01-03T08:00:00.000Z' }),
    ],
  ])('nothing is measured where %s (F27)', (_, steps) => {
    const report = aRecoveryReport({ steps });
    expect(report).not.toHaveProperty('recoverySeconds');
    expect(getMeasuredRecovery(report)).toBe(undefined);
  });

  it('what was validated counts, also where the removal failed later', () => {
    const report = aRecoveryReport({ state: 'failed' });
    expect(getMeasuredRecovery(report)?.recoverySeconds).toBe(38 * 60);
  });

  it('nothing is measured before it has ended (F27)', () => {
    const report = aRecoveryReport({ endedAt: undefined, state: 'running' });
    expect(getMeasuredRecovery(report)).toBe(undefined);
  });

  it.each<[string, Parameters<typeof aDrill>[0], number]>([
    ['the request, where the latest time was asked for', { input: {} }, 300],
    [
      'the point in time that was chosen',
      { input: { pointInTime: '2026-01-03T08:55:00.000Z' } },
      30,
    ],
    [
      'the time of the recovery point that was chosen',
      { input: { recoveryPoint: 'rds:retail-pg-2026-01-03-08-55' } },
      30,
    ],
    [
      'no time, where a row bears a later one',
      { input: { pointInTime: '2026-01-03T08:00:00.000Z' } },
      0,
    ],
  ])('what is lost is counted to %s', (_, operation, seconds) => {
    expect(aRecoveryReport(operation).dataLossSeconds).toBe(seconds);
  });

  it('says nothing of lost data where no check reads the time of a row (F27)', () => {
    const report = aRecoveryReport({ steps: checked({}) });
    expect(report).not.toHaveProperty('dataLossSeconds');
    const measured = getMeasuredRecovery(report);
    expect(measured).not.toHaveProperty('dataLossSeconds');
    expect(measuredRecoverySchema.parse(measured)).toEqual(measured);
  });

  it('is made of any state of an operation', () => {
    const running = anOperation({ kind: 'restore' });
    expect(
      recoveryReportSchema.parse(getRecoveryReport(running)),
    ).toMatchObject({ state: 'running', checks: [], steps: [] });
  });
});

describe('recoveryHistorySchema', () => {
  it('keeps what the builder makes: a gap is no sample', () => {
    const history = aRecoveryHistory();
    expect(recoveryHistorySchema.parse(history)).toEqual(history);
    expect(history.samples).toHaveLength(4);
  });
});
