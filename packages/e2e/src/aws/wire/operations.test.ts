import { DescribeDBInstancesCommand } from '@aws-sdk/client-rds';
import { withDatabase } from '@slipway/backstage-plugin-slipway-backend/src/testUtils/withDatabase';
import { getRecoveryReport } from '@slipway/backstage-plugin-slipway-common';
import { aStore, WireAccount } from './WireAccount';
import { type Wish, WireOperations } from './WireOperations';

jest.setTimeout(120_000);

const nightly = {
  DBSnapshotIdentifier: 'nightly',
  DBInstanceIdentifier: 'retail-pg',
  SnapshotCreateTime: new Date('2026-01-15T03:10:00Z'),
};
const wishes: Record<string, Wish> = {
  snapshot: { kind: 'snapshot', input: {} },
  'restore from a snapshot': {
    kind: 'restore',
    input: { recoveryPoint: 'nightly' },
  },
  'drill at the latest time': { kind: 'drill', input: {} },
  'drill from a snapshot': {
    kind: 'drill',
    input: { recoveryPoint: 'nightly' },
  },
};
const madeBy: Record<string, (id: string) => string[]> = {
  snapshot: id => [`CreateDBSnapshot retail-pg retail-pg-slipway-${id}`],
  'restore from a snapshot': id => [
    `RestoreDBInstanceFromDBSnapshot retail-pg-restored-${id} nightly`,
  ],
  'drill at the latest time': id => [
    `RestoreDBInstanceToPointInTime retail-pg retail-pg-drill-${id}`,
    `DeleteDBInstance retail-pg-drill-${id}`,
  ],
  'drill from a snapshot': id => [
    `RestoreDBInstanceFromDBSnapshot retail-pg-drill-${id} nightly`,
    `DeleteDBInstance retail-pg-drill-${id}`,
  ],
};

describe('an operation on AWS', () => {
  const databases = withDatabase();
  let account: WireAccount;
  let portal: WireOperations;

  beforeEach(async () => {
    account = await WireAccount.start({
      contents: {
        subnetGroups: ['slipway-drills'],
        instances: [aStore('retail-pg', { MultiAZ: true })],
        snapshots: [nightly],
      },
    });
    portal = await WireOperations.start({
      ...{ account, database: await databases.create() },
    });
  });

  afterEach(async () => {
    await portal.stop();
    await account.stop();
  });

  const listInstances = async () => {
    const { DBInstances = [] } = await account
      .openByHand()
      .send(new DescribeDBInstancesCommand({}));
    return DBInstances;
  };

  it.each(Object.keys(wishes))(
    'F11: comes to its end by calls that the policies allow, and changes nothing of the source: %s',
    async name => {
      const [before] = await listInstances();
      const { id } = await portal.submit(wishes[name]!);
      expect(await portal.reachEnd(id)).toMatchObject({ state: 'succeeded' });

      const words = account
        .listChanges()
        .map(change => change.split(' ').sort());
      expect(words).toEqual(
        madeBy[name]!(id.slice(0, 8)).map(it => it.split(' ').sort()),
      );
      const refused = account.listCalls().filter(it => it.includes('→'));
      expect(
        refused.filter(it => !/→ DB(Instance|Snapshot)NotFound$/.test(it)),
      ).toEqual([]);
      const after = (await listInstances()).find(
        it => it.DBInstanceIdentifier === 'retail-pg',
      );
      expect({ ...after, LatestRestorableTime: undefined }).toEqual({
        ...before,
        LatestRestorableTime: undefined,
      });
    },
  );

  it('F10: a restored copy has the settings of its source, and says to what operation it belongs', async () => {
    const { id } = await portal.submit(wishes['restore from a snapshot']!);
    const operation = await portal.reachEnd(id);
    expect(getRecoveryReport(operation)).toMatchObject({
      from: 'snapshot nightly',
      recoveredTo: '2026-01-15T03:10:00.000Z',
      resourceName: expect.stringMatching(
        new RegExp(`:db:retail-pg-restored-${id.slice(0, 8)}$`),
      ),
    });
    const copy = (await listInstances()).find(
      it => it.DBInstanceIdentifier === `retail-pg-restored-${id.slice(0, 8)}`,
    );
    const { TagList = [], ...settings } = copy ?? {};
    expect(settings).toMatchObject({
      DBInstanceClass: 'db.r6g.large',
      MultiAZ: true,
      DeletionProtection: true,
      BackupRetentionPeriod: 7,
      DBSubnetGroup: { DBSubnetGroupName: 'retail-private' },
      VpcSecurityGroups: [{ VpcSecurityGroupId: 'sg-0retail' }],
      DBParameterGroups: [{ DBParameterGroupName: 'retail-pg16' }],
    });
    expect(Object.fromEntries(TagList.map(it => [it.Key, it.Value]))).toEqual(
      expect.objectContaining({
        'backstage.io/entity-ref': 'resource:default/retail-pg',
        'slipway.dev/operation': id,
        'slipway.dev/purpose': 'restore',
      }),
    );
  });

  it('a drill is put where nothing of production is', async () => {
    const { id } = await portal.submit(wishes['drill from a snapshot']!);
    await portal.reach(id, ({ steps = [] }) =>
      steps.some(it => it.name === 'await-instance'),
    );
    const copy = (await listInstances()).find(it =>
      it.DBInstanceIdentifier?.startsWith('retail-pg-drill-'),
    );
    expect(copy).toMatchObject({
      DBSubnetGroup: { DBSubnetGroupName: 'slipway-drills' },
      VpcSecurityGroups: [{ VpcSecurityGroupId: 'sg-0drills' }],
      DeletionProtection: false,
    });
    await portal.reachEnd(id);
  });

  it('F16: a second drill is told of the first, and a restore need not wait for it', async () => {
    const { id } = await portal.submit(wishes['drill from a snapshot']!);
    await expect(
      portal.submit(wishes['drill at the latest time']!),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    const restore = await portal.submit(wishes['restore from a snapshot']!);
    expect(await portal.reachEnd(restore.id)).toMatchObject({
      state: 'succeeded',
    });
    expect(await portal.reachEnd(id)).toMatchObject({ state: 'succeeded' });
  });

  it('says in the name of each session for which operation it is, and reads under another', async () => {
    const { id } = await portal.submit(wishes['drill at the latest time']!);
    await portal.reachEnd(id);
    const changing = account.control.calls
      .list()
      .filter(it => /^(Restore|Delete|Create)/.test(it.action));
    expect(changing.map(it => [it.roleName, it.sessionName])).toEqual(
      changing.map(() => ['slipway-executor', id]),
    );
    const described = account.control.calls
      .list('DescribeDBInstanceAutomatedBackups')
      .map(it => it.roleName);
    expect(new Set(described)).toEqual(new Set(['slipway-reader']));
  });
});
