import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '../../repository';
import { readAwsExample } from './readAwsExample';

const options = {
  now: new Date('2026-01-15T12:00:00.000Z'),
  roles: [],
  accessKeys: [],
};

describe('readAwsExample', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'slipway-test-'));
    await cp(join(repositoryRoot, 'examples/aws'), join(root, 'examples/aws'), {
      recursive: true,
    });
  });
  afterEach(() => rm(root, { recursive: true }));
  const edit = async (file: string, from: string, to: string) => {
    const path = join(root, 'examples/aws', file);
    const text = await readFile(path, 'utf8');
    expect(text).toContain(from);
    await writeFile(path, text.replace(from, to));
  };

  it('has the databases of the retail example, each with what proves to whom it belongs', async () => {
    const { seed } = await readAwsExample(options);
    const { instances = [] } = seed.regions['us-east-1'] ?? {};
    const summary = instances.map(instance => ({
      name: instance.DBInstanceIdentifier,
      zones: instance.MultiAZ ? 'several' : 'one',
      days: instance.BackupRetentionPeriod,
      owner: instance.TagList?.find(it => it.Key === 'backstage.io/entity-ref')
        ?.Value,
      environment: instance.TagList?.find(it => it.Key === 'environment')
        ?.Value,
    }));
    expect(summary).toEqual([
      {
        ...{ name: 'retail-pg', zones: 'one', days: 7 },
        owner: 'resource:default/retail-pg',
        environment: 'production',
      },
      {
        ...{ name: 'retail-pg-staging', zones: 'one', days: 1 },
        owner: 'resource:default/retail-pg',
        environment: 'staging',
      },
      {
        ...{ name: 'customer-db', zones: 'several', days: 14 },
        owner: 'resource:default/customer-db',
        environment: 'production',
      },
    ]);
  });

  it('counts ages from the start, and names automated snapshots as RDS does', async () => {
    const { seed, snapshots } = await readAwsExample(options);
    const [newest] = seed.regions['us-east-1']?.snapshots ?? [];
    const time = new Date('2026-01-15T03:00:00.000Z');
    expect(newest).toEqual({
      DBInstanceIdentifier: 'retail-pg',
      DBSnapshotIdentifier: 'rds:retail-pg-2026-01-15-03-00',
      SnapshotCreateTime: time,
    });
    expect(snapshots['us-east-1/rds:retail-pg-2026-01-15-03-00']).toEqual({
      instance: 'us-east-1/retail-pg',
      time,
    });
  });

  it('knows of a copy in another region whose data is in it', async () => {
    const { snapshots } = await readAwsExample(options);
    expect(snapshots['us-west-2/customer-db-copy-2026-01-15-02-00']).toEqual(
      snapshots['us-east-1/rds:customer-db-2026-01-15-02-00'],
    );
  });

  it('gives the secret the password of the user that it makes, a new one each time', async () => {
    const [one, two] = [
      await readAwsExample(options),
      await readAwsExample(options),
    ];
    const [reader] = one.contents['us-east-1/retail-pg']?.readers ?? [];
    const { secrets = {} } = one.seed.regions['us-east-1'] ?? {};
    expect(JSON.parse(secrets['slipway/retail-pg'] ?? '{}')).toEqual({
      username: reader?.name,
      password: reader?.password,
      dbname: 'retail',
    });
    expect(two.contents['us-east-1/retail-pg']?.readers[0]?.password).not.toBe(
      reader?.password,
    );
  });

  it.each<[file: string, from: string, to: string, message: string]>([
    [
      'us-east-1.yaml',
      'SnapshotCreateTime: 4d6h',
      'SnapshotCreateTime: soon',
      "us-east-1.yaml:7: 'soon' is not an age",
    ],
    [
      'us-east-1.yaml',
      'snapshots:',
      'snapshot:',
      'us-east-1.yaml:7: the field snapshot is not known',
    ],
    [
      'us-west-2.yaml',
      'DBSnapshotIdentifier:',
      'DBSnapshotIdentifer:',
      'one of the snapshots has no DBSnapshotIdentifier',
    ],
    [
      'contents.yaml',
      'sql: retail.sql',
      'sql: retal.sql',
      'contents.yaml:10: there is no examples/aws/contents/retal.sql',
    ],
    [
      'contents.yaml',
      'secret: slipway/retail-pg',
      'secret: ""  #',
      'contents.yaml:10: secret is not a text',
    ],
  ])(
    'refuses a mistake in %s: "%s" as "%s"',
    async (file, from, to, message) => {
      await edit(file, from, to);
      await expect(readAwsExample({ ...options, root })).rejects.toThrow(
        message,
      );
    },
  );
});
