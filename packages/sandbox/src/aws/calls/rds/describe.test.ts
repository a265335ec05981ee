/** @jest-environment node */
import {
  AddTagsToResourceCommand,
  DescribeAccountAttributesCommand,
  DescribeDBInstanceAutomatedBackupsCommand,
  DescribeDBInstancesCommand,
  DescribeDBSnapshotsCommand,
  ListTagsForResourceCommand,
  paginateDescribeDBInstances,
} from '@aws-sdk/client-rds';
import { anAccount } from '../../testUtils/anAccount';

const arn = 'arn:aws:rds:us-east-1:123456789012:db:retail-pg';

describe('reading', () => {
  let simulated: Awaited<ReturnType<typeof anAccount>>;

  afterEach(() => simulated.stop());

  it('describes an instance with what RDS fills in, its restorable time a lag behind the clock', async () => {
    simulated = await anAccount();
    const describe = () =>
      simulated.clients.rds.send(
        new DescribeDBInstancesCommand({ DBInstanceIdentifier: arn }),
      );
    expect((await describe()).DBInstances).toMatchObject([
      {
        DBInstanceArn: arn,
        DBInstanceStatus: 'available',
        Endpoint: { Address: 'retail-pg.simulated.invalid', Port: 5432 },
        LatestRestorableTime: new Date('2026-03-01T11:55:00Z'),
        Engine: 'postgres',
        TagList: [{ Key: 'team', Value: 'retail' }],
        DBSubnetGroup: { DBSubnetGroupName: 'retail-private' },
      },
    ]);

    simulated.clock.advance(10);
    expect((await describe()).DBInstances).toMatchObject([
      { LatestRestorableTime: new Date('2026-03-01T12:05:00Z') },
    ]);
    simulated.control.stopLogs({
      region: 'us-east-1',
      instance: 'retail-pg',
    });
    simulated.clock.advance(60);
    expect((await describe()).DBInstances).toMatchObject([
      { LatestRestorableTime: new Date('2026-03-01T12:05:00Z') },
    ]);
  });

  it('gives a thousand instances by pages of a hundred: ten calls', async () => {
    const instances = Array.from({ length: 1000 }, (_, index) => ({
      DBInstanceIdentifier: `db-${String(index).padStart(4, '0')}`,
    }));
    simulated = await anAccount({ usEast1: { instances, snapshots: [] } });
    const names = [];
    for await (const { DBInstances = [] } of paginateDescribeDBInstances(
      { client: simulated.clients.rds },
      {},
    )) {
      names.push(...DBInstances.map(each => each.DBInstanceIdentifier));
    }

    expect(names).toEqual(instances.map(each => each.DBInstanceIdentifier));
    expect(simulated.control.calls.count()).toEqual({
      DescribeDBInstances: 10,
    });
  });

  it.each([
    [{ MaxRecords: 10 }, 'Must be between 20 and 100'],
    [{ Marker: 'nonsense!' }, 'Invalid or expired pagination token nonsense!'],
    [
      { Filters: [{ Name: 'colour', Values: ['red'] }] },
      'Unrecognized filter name: colour',
    ],
  ])('refuses %j', async (input, message) => {
    simulated = await anAccount();

    await expect(
      simulated.clients.rds.send(new DescribeDBInstancesCommand(input)),
    ).rejects.toThrow(message);
  });

  it('leaves what fits a filter, and the snapshots of an instance', async () => {
    simulated = await anAccount();
    const { rds } = simulated.clients;
    const filtered = async (value: string) =>
      (
        await rds.send(
          new DescribeDBInstancesCommand({
            Filters: [{ Name: 'engine', Values: [value, 'oracle'] }],
          }),
        )
      ).DBInstances?.length;
    const ofType = async (SnapshotType: string) =>
      (
        await rds.send(
          new DescribeDBSnapshotsCommand({
            DBInstanceIdentifier: 'retail-pg',
            SnapshotType,
          }),
        )
      ).DBSnapshots?.length;

    expect(await filtered('postgres')).toBe(1);
    expect(await filtered('mysql')).toBe(0);
    expect(await ofType('automated')).toBe(1);
    expect(await ofType('manual')).toBe(0);
  });

  it('tells the window of automated backups', async () => {
    simulated = await anAccount();
    const { DBInstanceAutomatedBackups } = await simulated.clients.rds.send(
      new DescribeDBInstanceAutomatedBackupsCommand({
        DBInstanceIdentifier: 'retail-pg',
      }),
    );

    expect(DBInstanceAutomatedBackups).toMatchObject([
      {
        DBInstanceArn: arn,
        Status: 'active',
        RestoreWindow: {
          EarliestTime: new Date('2026-02-22T12:00:00Z'),
          LatestTime: new Date('2026-03-01T11:55:00Z'),
        },
      },
    ]);
  });

  it('counts what quotas limit', async () => {
    simulated = await anAccount();
    const { AccountQuotas } = await simulated.clients.rds.send(
      new DescribeAccountAttributesCommand({}),
    );

    expect(AccountQuotas).toEqual([
      { AccountQuotaName: 'DBInstances', Used: 1, Max: 40 },
      { AccountQuotaName: 'ManualSnapshots', Used: 0, Max: 100 },
    ]);
  });

  it('adds tags, and replaces those of the same key', async () => {
    simulated = await anAccount();
    const { rds } = simulated.clients;
    await rds.send(
      new AddTagsToResourceCommand({
        ResourceName: arn,
        Tags: [
          { Key: 'team', Value: 'orders' },
          { Key: 'tier', Value: '1' },
        ],
      }),
    );
    const list = (ResourceName: string) =>
      rds.send(new ListTagsForResourceCommand({ ResourceName }));

    expect((await list(arn)).TagList).toEqual([
      { Key: 'team', Value: 'orders' },
      { Key: 'tier', Value: '1' },
    ]);
    await expect(
      list(arn.replace('us-east-1', 'eu-west-1')),
    ).rejects.toMatchObject({ name: 'InvalidParameterValue' });
    await expect(
      rds.send(
        new AddTagsToResourceCommand({
          ResourceName: arn,
          Tags: [{ Key: 'aws:own', Value: '' }],
        }),
      ),
    ).rejects.toThrow('aws:own');
  });
});
