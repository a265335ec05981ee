import { PlanDraft } from '@slipway/backstage-plugin-slipway-node';
import { aSnapshot, anInstance } from '../testUtils/anInstance';
import { anAwsError } from '../testUtils/awsError';
import { FakeAws } from '../testUtils/FakeAws';
import { createOperationHandlers } from './createOperationHandlers';
import {
  aPlanContext,
  aTargetConfig,
  checksAnnotation,
  operationId,
  portsOf,
} from './testUtils';

const point = '2026-01-15T09:00:00.000Z';
const snapshotId = 'rds:retail-pg-2026-01-15-03-10';
const withChecks = { 'slipway.dev/recovery-checks': checksAnnotation };
const aws = (parts?: ConstructorParameters<typeof FakeAws>[0]) =>
  new FakeAws({ snapshots: [aSnapshot()], ...parts });
const codes = (remarks: PlanDraft['blockers']) => remarks.map(it => it.code);

describe('the plan of a restore', () => {
  const plan = (
    account = aws(),
    input: { pointInTime?: string; recoveryPoint?: string } = {
      pointInTime: point,
    },
    config = aTargetConfig(),
  ) =>
    createOperationHandlers(portsOf(account, config)).restore.plan({
      ...aPlanContext<'restore'>(input, withChecks),
      operationId,
    });

  it('shows every setting of the copy beside those of its source (F10)', async () => {
    const { changes, blockers } = await plan();
    expect(blockers).toEqual([]);
    expect(changes).toHaveLength(1);
    expect(changes[0]?.title).toBe('RDS instance retail-pg-restored-0f3a2b1c');
    const { diff = '' } = changes[0] ?? {};
    for (const line of [
      ' instanceClass: db.r6g.large',
      ' multiAz: true',
      ' subnetGroup: retail-data',
      '   - sg-0retail',
      ' parameterGroup: retail-pg16',
      ' backupRetentionDays: 7',
      ' deletionProtection: true',
      ' kmsKey: arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d',
      '   environment: production',
      '+  slipway.dev/purpose: restore',
    ]) {
      expect(diff.split('\n')).toContain(line);
    }
    expect(diff).not.toContain('aws:cloudformation');
  });

  it('asks for the name of the source, and says that the service stays where it is (F9)', async () => {
    const { confirmation, effects, summary } = await plan();
    expect(confirmation).toBe('retail-pg');
    expect(summary).toBe(
      `Restore retail-pg from the point in time ${point} into a new instance`,
    );
    expect(codes([...effects])).toEqual([
      'NewInstance',
      'NotTakenOver',
      'Cost',
      'CutOverLater',
    ]);
  });

  it('is bound to account, region, ARN, resource and point, and not to what passes (F9)', async () => {
    const account = aws();
    const before = await plan(account);
    expect(before.basis).toMatchObject({
      source: {
        account: '123456789012',
        region: 'us-east-1',
        arn: 'arn:aws:rds:us-east-1:123456789012:db:retail-pg',
        resourceId: 'db-RETAIL-PG',
      },
      recovery: { from: 'time', time: point },
    });
    account.changeInstance('retail-pg', {
      LatestRestorableTime: new Date('2026-01-15T09:59:00.000Z'),
      DBInstanceStatus: 'backing-up',
    });
    account.window.LatestTime = new Date('2026-01-15T09:59:00.000Z');
    expect((await plan(account)).basis).toEqual(before.basis);
    account.changeInstance('retail-pg', { DbiResourceId: 'db-ANOTHER' });
    expect((await plan(account)).basis).not.toEqual(before.basis);
  });

  it('begins with the second that was asked for', async () => {
    const { basis } = await plan(aws(), {
      pointInTime: '2026-01-15T09:00:00.999Z',
    });
    expect(basis).toMatchObject({ recovery: { time: point } });
  });

  it('takes the time and the key of a snapshot', async () => {
    const account = aws({
      snapshots: [
        aSnapshot({
          KmsKeyId: 'arn:aws:kms:us-east-1:123456789012:key/other',
        }),
      ],
    });
    const { basis, warnings } = await plan(account, {
      recoveryPoint: snapshotId,
    });
    expect(basis).toMatchObject({
      recovery: {
        from: 'snapshot',
        snapshot: snapshotId,
        time: '2026-01-15T03:10:00.000Z',
      },
      settings: { kmsKey: 'arn:aws:kms:us-east-1:123456789012:key/other' },
    });
    expect(codes([...warnings])).toEqual([
      'OtherKey',
      'StorageLimitNotTakenOver',
    ]);
  });

  it.each<[string, (account: FakeAws) => void, string, string]>([
    [
      'the source does not prove to whom it belongs (S2)',
      account => account.changeInstance('retail-pg', { TagList: [] }),
      'OwnershipUnproved',
      'resource:default/retail-pg',
    ],
    [
      'the key cannot be used',
      account =>
        account.changeInstance('retail-pg', {
          DBInstanceStatus: 'inaccessible-encryption-credentials-recoverable',
        }),
      'KeyNotUsable',
      'key/0a1b2c3d',
    ],
    [
      'the key is denied to the role',
      account => account.denied.add('kms:CreateGrant'),
      'KeyNotUsable',
      'kms:CreateGrant on arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d',
    ],
    [
      'the source is being deleted',
      account =>
        account.changeInstance('retail-pg', { DBInstanceStatus: 'deleting' }),
      'BeingDeleted',
      'retail-pg',
    ],
    [
      'the quota of instances is reached',
      account => account.quotas.set('DBInstances', { used: 40, max: 40 }),
      'QuotaReached',
      '40 of at most 40 DB instances',
    ],
    [
      'the quota of storage is reached',
      account => account.quotas.set('AllocatedStorage', { used: 90, max: 100 }),
      'QuotaReached',
      'needs 200 more',
    ],
    [
      'the name is taken (F8)',
      account =>
        account.setInstance(
          anInstance({ DBInstanceIdentifier: 'retail-pg-restored-0f3a2b1c' }),
        ),
      'NameTaken',
      'retail-pg-restored-0f3a2b1c',
    ],
    [
      'a right is missing (F6)',
      account => account.denied.add('rds:RestoreDBInstanceToPointInTime'),
      'RightMissing',
      'slipway-executor may not do rds:RestoreDBInstanceToPointInTime on arn:aws:rds:us-east-1:123456789012:db:retail-pg',
    ],
    [
      'the role may not be taken on (F6)',
      account => {
        account.roleRefused = 'sts:AssumeRole is denied';
      },
      'RoleRefused',
      'sts:AssumeRole is denied',
    ],
    [
      'automated backups are off',
      account =>
        account.changeInstance('retail-pg', { BackupRetentionPeriod: 0 }),
      'NoPointInTime',
      'its automated backups are off',
    ],
  ])('is blocked where %s', async (_, arrange, code, message) => {
    const account = aws();
    arrange(account);
    const { blockers } = await plan(account);
    expect(blockers).toContainEqual(
      expect.objectContaining({
        code,
        message: expect.stringContaining(message),
      }),
    );
  });

  it.each(['2026-01-08T09:59:59.000Z', '2026-01-15T09:55:01.000Z'])(
    'says the window for a point outside of it: %s',
    async pointInTime => {
      const { blockers } = await plan(aws(), { pointInTime });
      expect(blockers).toEqual([
        {
          code: 'PointOutsideWindow',
          message: `${pointInTime} is outside the window of retail-pg: 2026-01-08T10:00:00.000Z to 2026-01-15T09:55:00.000Z`,
          remedy: 'Choose a point in the window, or a snapshot',
        },
      ]);
    },
  );

  it.each([
    ['is unknown', undefined, 'RecoveryPointUnknown'],
    [
      'is still being created',
      aSnapshot({ Status: 'creating', PercentProgress: 40 }),
      'RecoveryPointNotReady',
    ],
    ['has failed', aSnapshot({ Status: 'failed' }), 'RecoveryPointUnusable'],
    [
      'is one of another instance (S2)',
      aSnapshot({
        DBInstanceIdentifier: 'customer-db',
        DbiResourceId: 'db-CUSTOMER',
      }),
      'RecoveryPointOfAnother',
    ],
  ])('is blocked where the recovery point %s', async (_, snapshot, code) => {
    const account = aws({ snapshots: snapshot ? [snapshot] : [] });
    const { blockers } = await plan(account, { recoveryPoint: snapshotId });
    expect(codes([...blockers])).toEqual([code]);
  });

  it('is blocked where the target is read-only, and takes on no role', async () => {
    const account = aws();
    const { blockers } = await plan(
      account,
      { pointInTime: point },
      aTargetConfig({ executor: undefined }),
    );
    expect(codes([...blockers])).toEqual(['ReadOnlyTarget']);
    expect(account.sessions).toEqual([]);
  });

  it('warns where IAM may not be asked (F6)', async () => {
    const account = aws();
    account.fail('iam:SimulatePrincipalPolicy', anAwsError('AccessDenied'));
    const { blockers, warnings } = await plan(account);
    expect(blockers).toEqual([]);
    expect(codes([...warnings])).toEqual(['RightsNotReviewed']);
  });

  it('leaves it to the policy of the key whether the key may be used', async () => {
    const account = aws();
    account.notGranted.add('kms:CreateGrant');
    expect((await plan(account)).blockers).toEqual([]);
    account.notGranted.add('secretsmanager:GetSecretValue');
    expect((await plan(account)).blockers).toEqual([
      expect.objectContaining({ code: 'RightMissing' }),
    ]);
  });

  it('warns where the quotas may not be read', async () => {
    const account = aws();
    account.denied.add('rds:DescribeAccountAttributes');
    const { blockers, warnings } = await plan(account);
    expect(blockers).toEqual([]);
    expect(codes([...warnings])).toEqual(['QuotaNotReviewed']);
  });

  it('changes nothing', async () => {
    const account = aws();
    await plan(account);
    expect(account.changes).toEqual([]);
  });
});
