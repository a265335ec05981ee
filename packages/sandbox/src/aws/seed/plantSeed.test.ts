/** @jest-environment node */
import {
  DescribeDBInstanceAutomatedBackupsCommand,
  DescribeDBSnapshotsCommand,
  RDSClient,
} from '@aws-sdk/client-rds';
import type { RegionSeed } from '../AwsSeed';
import { anAccount } from '../testUtils/anAccount';

const instances = [
  { DBInstanceIdentifier: 'retail-pg', EngineVersion: '15.7' },
];

describe('the seed of an account', () => {
  let simulated: Awaited<ReturnType<typeof anAccount>> | undefined;

  afterEach(() => simulated?.stop());

  async function start(usWest2: RegionSeed) {
    simulated = await anAccount({
      seed: {
        regions: { 'us-west-2': usWest2, 'us-east-1': { instances } },
      },
    });
    return new RDSClient({
      endpoint: simulated.endpoint,
      region: 'us-west-2',
      credentials: { accessKeyId: 'AKIAPORTAL', secretAccessKey: 'any' },
    });
  }

  it('lets a copied snapshot take after the instance of the other region', async () => {
    const rds = await start({
      snapshots: [
        {
          DBSnapshotIdentifier: 'copy',
          DBInstanceIdentifier: 'retail-pg',
          SourceRegion: 'us-east-1',
          SourceDBSnapshotIdentifier:
            'arn:aws:rds:us-east-1:123456789012:snapshot:original',
        },
      ],
    });
    const { DBSnapshots } = await rds.send(new DescribeDBSnapshotsCommand({}));

    expect(DBSnapshots).toMatchObject([
      {
        DBSnapshotArn: 'arn:aws:rds:us-west-2:123456789012:snapshot:copy',
        EngineVersion: '15.7',
        SourceRegion: 'us-east-1',
        DbiResourceId: expect.stringMatching(/^db-[0-9A-F]{26}$/),
      },
    ]);
  });

  it('lets replicated backups go on with their instance, and those that are left stand still', async () => {
    const left = {
      EarliestTime: new Date('2026-01-01T00:00:00Z'),
      LatestTime: new Date('2026-01-02T00:00:00Z'),
    };
    const rds = await start({
      automatedBackups: [
        { DBInstanceIdentifier: 'retail-pg', Region: 'us-east-1' },
        { DBInstanceIdentifier: 'gone', RestoreWindow: left },
      ],
    });
    const describe = async () =>
      (await rds.send(new DescribeDBInstanceAutomatedBackupsCommand({})))
        .DBInstanceAutomatedBackups;
    expect(await describe()).toMatchObject([
      { DBInstanceIdentifier: 'gone', Status: 'retained', RestoreWindow: left },
      {
        DBInstanceArn: 'arn:aws:rds:us-east-1:123456789012:db:retail-pg',
        DBInstanceAutomatedBackupsArn: expect.stringMatching(
          /^arn:aws:rds:us-west-2:123456789012:auto-backup:ab-/,
        ),
        Region: 'us-east-1',
        Status: 'replicating',
        RestoreWindow: { LatestTime: new Date('2026-03-01T11:55:00Z') },
      },
    ]);

    simulated?.clock.advance(60);
    expect(await describe()).toMatchObject([
      { RestoreWindow: left },
      { RestoreWindow: { LatestTime: new Date('2026-03-01T12:55:00Z') } },
    ]);
  });

  it('keeps a snapshot creating that is', async () => {
    const rds = await start({
      instances,
      snapshots: [
        {
          DBSnapshotIdentifier: 'endless',
          DBInstanceIdentifier: 'retail-pg',
          Status: 'creating',
          PercentProgress: 40,
        },
      ],
    });
    simulated?.clock.advance(10_000);

    expect(
      (await rds.send(new DescribeDBSnapshotsCommand({}))).DBSnapshots,
    ).toMatchObject([{ Status: 'creating', PercentProgress: 40 }]);
  });

  it.each<[RegionSeed, string]>([
    [
      { snapshots: [{ DBSnapshotIdentifier: 'a' }] },
      'The DB snapshot a needs the DBInstanceIdentifier of its instance',
    ],
    [
      {
        snapshots: [
          {
            DBSnapshotIdentifier: 'a',
            DBInstanceIdentifier: 'b',
            SourceRegion: 'eu-west-1',
          },
        ],
      },
      'The DB snapshot a was copied from eu-west-1 and needs a SourceDBSnapshotIdentifier, e.g. arn:aws:rds:eu-west-1:123456789012:snapshot:a',
    ],
  ])('refuses %j', async (seed, message) => {
    simulated = undefined;

    await expect(start(seed)).rejects.toThrow(message);
  });
});
