import { anInstance } from '../testUtils/anInstance';
import { CopyPlan } from './copyPlan';
import { readSettings } from './copySettings';
import { buildRestoreInput } from './restoreInput';

const plan = (parts: Partial<CopyPlan> = {}): CopyPlan => ({
  source: {
    account: '123456789012',
    region: 'us-east-1',
    identifier: 'retail-pg',
    arn: 'arn:aws:rds:us-east-1:123456789012:db:retail-pg',
    resourceId: 'db-RETAIL-PG',
  },
  recovery: { from: 'latest' },
  settings: readSettings(anInstance()),
  checks: [],
  ...parts,
});
const copy = { identifier: 'retail-pg-restored-0f3a2b1c', tags: {} };

describe('buildRestoreInput', () => {
  it.each<[string, CopyPlan['recovery'], object, string[]]>([
    [
      'the latest time',
      { from: 'latest' },
      { UseLatestRestorableTime: true, MaxAllocatedStorage: 1000 },
      ['RestoreTime', 'DBSnapshotIdentifier'],
    ],
    [
      'a time',
      { from: 'time', time: '2026-01-15T09:00:00.000Z' },
      {
        RestoreTime: new Date('2026-01-15T09:00:00.000Z'),
        SourceDBInstanceIdentifier: 'retail-pg',
        TargetDBInstanceIdentifier: copy.identifier,
      },
      ['UseLatestRestorableTime', 'DBSnapshotIdentifier'],
    ],
    [
      'a snapshot',
      {
        from: 'snapshot',
        snapshot: 'one',
        arn: 'arn:aws:rds:us-east-1:123456789012:snapshot:one',
        time: '2026-01-15T03:10:00.000Z',
      },
      { DBSnapshotIdentifier: 'one', DBInstanceIdentifier: copy.identifier },
      ['RestoreTime', 'MaxAllocatedStorage', 'TargetDBInstanceIdentifier'],
    ],
  ])('asks for %s alone', (_, recovery, asked, not) => {
    const { input } = buildRestoreInput(plan({ recovery }), copy);
    expect(input).toMatchObject(asked);
    not.forEach(name => expect(Object.keys(input)).not.toContain(name));
  });

  it('never gives the name of the source to what is made (F9)', () => {
    const { input } = buildRestoreInput(plan(), copy);
    expect(input).toMatchObject({
      TargetDBInstanceIdentifier: copy.identifier,
    });
  });

  it('leaves empty lists out', () => {
    const settings = readSettings(
      anInstance({ EnabledCloudwatchLogsExports: [], VpcSecurityGroups: [] }),
    );
    const { input } = buildRestoreInput(plan({ settings }), copy);
    expect(input.EnableCloudwatchLogsExports).toBeUndefined();
    expect(input.VpcSecurityGroupIds).toBeUndefined();
  });
});
