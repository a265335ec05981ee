import { withDatabase } from '@slipway/backstage-plugin-slipway-backend/src/testUtils/withDatabase';
import type { PolicyDocument } from 'sandbox/src/aws/policy/PolicyDocument';
import { aResource } from './stores';
import { accountId, aStore, region, WireAccount } from './WireAccount';
import { type Wish, WireOperations } from './WireOperations';

jest.setTimeout(120_000);

const roleArn = `arn:aws:iam::${accountId}:role/slipway-executor`;
const source = `arn:aws:rds:${region}:${accountId}:db:retail-pg`;
const drill: Wish = { kind: 'drill', input: {} };
const aPolicy = (
  ...statements: Extract<PolicyDocument['Statement'], readonly unknown[]>
): PolicyDocument => ({ Statement: statements });

describe('a plan on AWS', () => {
  const databases = withDatabase();
  let account: WireAccount;
  let portal: WireOperations;

  const start = async (
    contents: Parameters<typeof WireAccount.start>[0] = {},
    options: Partial<Parameters<typeof WireOperations.start>[0]> = {},
  ) => {
    account = await WireAccount.start(contents);
    portal = await WireOperations.start({
      ...{ account, database: await databases.create() },
      ...options,
    });
  };
  const blockersOf = async (wish: Wish) =>
    (await portal.plan(wish)).blockers.map(it => `${it.code}: ${it.message}`);

  afterEach(async () => {
    await portal?.stop();
    await account?.stop();
  });

  it('says what would be copied from the source, and asks for its name to be typed (F9, F10)', async () => {
    await start({
      contents: { instances: [aStore('retail-pg', { MultiAZ: true })] },
    });
    const time = new Date(Date.now() - 3_600_000).toISOString();
    const plan = await portal.plan({
      kind: 'restore',
      input: { pointInTime: time },
    });
    expect(plan).toMatchObject({ blockers: [], confirmation: 'retail-pg' });
    for (const setting of [
      ...['retail-private', 'sg-0retail', 'retail-pg16', 'db.r6g.large'],
      ...[`arn:aws:kms:${region}:${accountId}:key/retail`],
    ]) {
      expect(plan.changes[0]?.diff).toContain(setting);
    }
    expect(account.listChanges()).toEqual([]);
    expect(account.listCalls().filter(it => it.includes('→'))).toEqual([]);
  });

  it('refuses a point outside the window, and says the window', async () => {
    await start();
    const [blocker] = await blockersOf({
      kind: 'restore',
      input: { pointInTime: '2020-01-01T00:00:00.000Z' },
    });
    expect(blocker).toMatch(
      /^PointOutsideWindow: 2020-01-01T00:00:00.000Z is outside the window of retail-pg: \d{4}-\S+Z to \d{4}-\S+Z$/,
    );
  });

  it.each([
    [
      { Status: 'creating' },
      /^RecoveryPointNotReady: The snapshot 'nightly' is still being created \(\d+ %\)$/,
    ],
    [
      { Status: 'failed' },
      /^RecoveryPointUnusable: The snapshot 'nightly' cannot be restored from: it is failed$/,
    ],
    [
      { DbiResourceId: 'db-FORMER' },
      /^RecoveryPointOfAnother: The snapshot 'nightly' is not one of retail-pg/,
    ],
  ])('refuses a snapshot that is %j', async (parts, message) => {
    const snapshot = {
      DBSnapshotIdentifier: 'nightly',
      DBInstanceIdentifier: 'retail-pg',
      ...parts,
    };
    await start({
      contents: { instances: [aStore('retail-pg')], snapshots: [snapshot] },
    });
    const input = { recoveryPoint: 'nightly' };
    expect(await blockersOf({ kind: 'restore', input })).toEqual([
      expect.stringMatching(message),
    ]);
  });

  it('refuses what no quota is left for', async () => {
    await start({
      contents: {
        instances: [aStore('retail-pg')],
        quotas: { DBInstances: 1 },
        subnetGroups: ['slipway-drills'],
      },
    });
    expect(await blockersOf(drill)).toEqual([
      'QuotaReached: The account has 1 of at most 1 DB instances, and this needs 1 more',
    ]);
  });

  it('F6: names the action and the resource of each right that is missing, those of the way back included', async () => {
    await start();
    account.control.setPolicies('slipway-executor', [
      aPolicy({
        Effect: 'Allow',
        Action: ['sts:GetCallerIdentity', 'iam:SimulatePrincipalPolicy'],
        Resource: '*',
      }),
    ]);
    const copy = `arn:aws:rds:${region}:${accountId}:db:retail-pg-drill-by-hand`;
    const blockers = await blockersOf(drill);
    for (const [action, resource] of [
      ['rds:RestoreDBInstanceToPointInTime', source],
      ['rds:RestoreDBInstanceToPointInTime', copy],
      ['rds:AddTagsToResource', copy],
      ['rds:DeleteDBInstance', copy],
    ]) {
      expect(blockers).toContain(
        `RightMissing: The role ${roleArn} may not do ${action} on ${resource}`,
      );
    }
    expect(await blockersOf({ kind: 'snapshot', input: {} })).toContain(
      `RightMissing: The role ${roleArn} may not do rds:CreateDBSnapshot on ${source}`,
    );
    expect(account.listChanges()).toEqual([]);
  });

  it('F6: refuses a key that the role may not use', async () => {
    await start();
    account.control.setPolicies('slipway-executor', [
      aPolicy(
        { Effect: 'Allow', Action: '*', Resource: '*' },
        { Effect: 'Deny', Action: 'kms:CreateGrant', Resource: '*' },
      ),
    ]);
    expect(await blockersOf(drill)).toEqual([
      `KeyNotUsable: The role ${roleArn} may not do kms:CreateGrant on arn:aws:kms:${region}:${accountId}:key/retail`,
    ]);
  });

  it('warns where rights may not be asked for', async () => {
    await start();
    account.control.faults.add({
      match: { action: 'SimulatePrincipalPolicy' },
      fault: { kind: 'deny' },
    });
    const { blockers, warnings } = await portal.plan(drill);
    expect(blockers).toEqual([]);
    expect(warnings.map(({ code }) => code)).toContain('RightsNotReviewed');
  });

  it('S2: takes no ARN of another account, nor an instance that is tagged for somebody else', async () => {
    await start(
      {
        contents: {
          instances: [
            aStore('retail-pg', {
              TagList: [],
            }),
            { ...aStore('ledger-pg'), TagList: [] },
          ],
        },
      },
      {
        entity: name =>
          aResource(name, {
            'aws.amazon.com/amazon-rds-db-instance-arn':
              name === 'retail-pg'
                ? `arn:aws:rds:${region}:999999999999:db:retail-pg`
                : `arn:aws:rds:${region}:${accountId}:db:${name}`,
          }),
      },
    );
    await expect(portal.plan(drill)).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringContaining(
        "names the account '999999999999'; this target is the account '123456789012'",
      ),
    });
    expect(account.listCalls()).toEqual([]);
    const [blocker] = await blockersOf({ ...drill, store: 'ledger-pg' });
    expect(blocker).toMatch(
      /^OwnershipUnproved: ledger-pg does not prove that it belongs to resource:default\/ledger-pg: /,
    );
    await expect(
      portal.submit({ ...drill, store: 'ledger-pg' }),
    ).rejects.toThrow('does not prove that it belongs');
    expect(account.listChanges()).toEqual([]);
  });
});
