import { PlanDraft } from '@slipway/backstage-plugin-slipway-node';
import { aSnapshot } from '../testUtils/anInstance';
import { FakeAws } from '../testUtils/FakeAws';
import { createOperationHandlers } from './createOperationHandlers';
import {
  aPlanContext,
  aTargetConfig,
  checksAnnotation,
  operationId,
  portsOf,
} from './testUtils';

const snapshotId = 'rds:retail-pg-2026-01-15-03-10';
const withChecks = { 'slipway.dev/recovery-checks': checksAnnotation };
const aws = (parts?: ConstructorParameters<typeof FakeAws>[0]) =>
  new FakeAws({ snapshots: [aSnapshot()], ...parts });
const codes = (remarks: PlanDraft['blockers']) => remarks.map(it => it.code);

describe('the plan of a drill', () => {
  const plan = (config = aTargetConfig(), annotations = withChecks) =>
    createOperationHandlers(portsOf(aws(), config)).drill.plan({
      ...aPlanContext<'drill'>({}, annotations),
      operationId,
    });

  it('takes the latest restorable time and a place apart from production', async () => {
    const { basis, blockers, confirmation, changes } = await plan();
    expect(blockers).toEqual([]);
    expect(confirmation).toBeUndefined();
    expect(basis).toMatchObject({
      recovery: { from: 'latest' },
      settings: {
        instanceClass: 'db.r6g.large',
        multiAz: true,
        subnetGroup: 'slipway-drills',
        securityGroups: ['sg-0drills'],
        publiclyAccessible: false,
        deletionProtection: false,
      },
    });
    expect(changes[0]?.diff).toContain('-subnetGroup: retail-data');
  });

  it('is blocked where drills have no place', async () => {
    const { blockers } = await plan(aTargetConfig({ drills: undefined }));
    expect(blockers).toEqual([
      expect.objectContaining({
        code: 'DrillsNotConfigured',
        remedy: expect.stringContaining(`'aws.drills'`),
      }),
    ]);
  });

  it('is blocked where that place is not apart from production', async () => {
    const { blockers } = await plan(
      aTargetConfig({
        drills: {
          securityGroupIds: ['sg-0drills', 'sg-0retail'],
          subnetGroup: 'retail-data',
        },
      }),
    );
    expect(blockers.map(({ code, message }) => [code, message])).toEqual([
      [
        'DrillsNotApart',
        'Drills are not apart: retail-pg itself has the security group sg-0retail',
      ],
      [
        'DrillsNotApart',
        'Drills are not apart: retail-pg itself has the subnet group retail-data',
      ],
    ]);
  });

  it('asks for the rights of the way back too (F6)', async () => {
    const account = aws();
    account.denied.add('rds:DeleteDBInstance');
    const { blockers } = await createOperationHandlers(
      portsOf(account),
    ).drill.plan({ ...aPlanContext<'drill'>({}), operationId });
    expect(blockers).toEqual([
      expect.objectContaining({
        code: 'RightMissing',
        message: expect.stringContaining(
          'rds:DeleteDBInstance on arn:aws:rds:us-east-1:123456789012:db:retail-pg-drill-0f3a2b1c',
        ),
      }),
    ]);
  });

  it('warns that nothing is measured where no checks are declared', async () => {
    const { blockers, warnings } = await plan(aTargetConfig(), {} as never);
    expect(blockers).toEqual([]);
    expect(warnings).toEqual([
      expect.objectContaining({
        code: 'NoChecks',
        message: expect.stringContaining('no recovery time is measured'),
      }),
    ]);
  });

  it('is blocked where checks cannot be read, and says what is wrong', async () => {
    const wrong = { 'slipway.dev/recovery-checks': 'nonsense' };
    const problem = {
      code: 'ChecksUnreadable',
      message: expect.stringContaining('slipway.dev/recovery-checks is wrong'),
    };
    const { blockers } = await plan(aTargetConfig(), wrong);
    expect(blockers).toEqual([problem]);
    const restore = await createOperationHandlers(portsOf(aws())).restore.plan(
      aPlanContext<'restore'>({ recoveryPoint: snapshotId }, wrong),
    );
    expect(restore.blockers).toEqual([]);
    expect(restore.warnings).toContainEqual(problem);
  });
});

describe('the plan of a snapshot', () => {
  const plan = (account = aws()) =>
    createOperationHandlers(portsOf(account)).snapshot.plan({
      ...aPlanContext<'snapshot'>({}),
      operationId,
    });

  it('names what will be kept', async () => {
    const { effects, blockers, summary } = await plan();
    expect(blockers).toEqual([]);
    expect(summary).toBe('Take a snapshot of retail-pg');
    expect(effects[0]?.message).toContain('retail-pg-slipway-0f3a2b1c');
  });

  it('is blocked where the quota is reached or a right is missing (F6)', async () => {
    const account = aws();
    account.quotas.set('ManualSnapshots', { used: 100, max: 100 });
    account.denied.add('rds:CreateDBSnapshot');
    const { blockers } = await plan(account);
    expect(codes([...blockers])).toEqual([
      'QuotaReached',
      'RightMissing',
      'RightMissing',
    ]);
  });

  it('does not know a data store of another kind', async () => {
    await expect(
      createOperationHandlers(portsOf(aws())).snapshot.plan({
        ...aPlanContext<'snapshot'>({}),
        workload: 'deployment.backend',
      }),
    ).rejects.toThrow(`There is no data store 'deployment.backend'`);
  });
});
