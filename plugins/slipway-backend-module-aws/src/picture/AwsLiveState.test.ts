import {
  aBackup,
  ACCOUNT,
  aDatastore,
  anInstance,
  aSnapshot,
  tags,
} from '../testUtils/builders';
import { LiveAccount } from '../testUtils/LiveAccount';
import { anAwsError } from '../testUtils/ScriptedRds';

const denial = (action: string) =>
  anAwsError(
    'AccessDenied',
    `User: reader is not authorized to perform: ${action}`,
  );

describe('AwsLiveState', () => {
  let live: LiveAccount;

  afterEach(() => live.stop());

  function open(...services: ReturnType<typeof aDatastore>[]) {
    live = new LiveAccount(services.length ? services : undefined);
    const rds = live.in();
    rds.instances = [anInstance()];
    rds.snapshots = [aSnapshot()];
    rds.backups = [aBackup()];
    return rds;
  }

  it('reads an account in pages, whatever it has, and answers all viewers without asking again', async () => {
    const rds = open();
    rds.instances = Array.from({ length: 1_000 }, (_, index) =>
      anInstance({ DBInstanceIdentifier: `db-${index}` }),
    );
    rds.backups = rds.instances.map(it =>
      aBackup({ DBInstanceIdentifier: it.DBInstanceIdentifier }),
    );
    await live.start();
    const perRefresh = {
      DescribeDBInstances: 10,
      DescribeDBSnapshots: 1,
      DescribeDBInstanceAutomatedBackups: 10,
    };
    expect(rds.count()).toEqual(perRefresh);
    const observations = await Promise.all(
      rds.instances.map((_, index) =>
        live.read(aDatastore({ name: `db-${index}` })),
      ),
    );
    expect(observations.map(({ status }) => status)).toEqual(
      Array(1_000).fill('observed'),
    );
    expect(rds.count()).toEqual(perRefresh);
    await live.timing.next();
    expect(rds.calls).toHaveLength(2 * 21);
    expect(rds.calls[0]?.input).toEqual({
      MaxRecords: 100,
      Marker: undefined,
    });
  });

  it('reads an account once for all its targets, and regions with copies besides', async () => {
    const config = { copyRegions: ['us-west-2'] };
    const services = [
      aDatastore({ config }),
      aDatastore({ name: 'customer-db', config }),
      aDatastore({ config: { tags: { environment: 'staging' } } }),
    ];
    const rds = open(...services);
    live.in('us-west-2').snapshots = [aSnapshot()];
    await live.start(5);
    expect(rds.calls).toHaveLength(3);
    expect(live.in('us-west-2').count()).toEqual({
      DescribeDBSnapshots: 1,
      DescribeDBInstanceAutomatedBackups: 1,
    });
    expect(await live.read(services[0])).toMatchObject({
      status: 'observed',
      datastores: [
        { latestRestorable: { region: { value: '2026-01-15T03:10:00.000Z' } } },
      ],
    });
    expect(await live.read(services[2])).toMatchObject({
      status: 'unknown',
      reason: 'none-recorded',
    });
  });

  it('shows each of several instances that bear the tags', async () => {
    const service = aDatastore({
      annotations: {
        'aws.amazon.com/amazon-rds-db-instance-tags': 'component=retail',
      },
    });
    const rds = open(service);
    const TagList = tags({ component: 'retail' });
    rds.instances = ['a', 'b'].map(DBInstanceIdentifier =>
      anInstance({ DBInstanceIdentifier, TagList }),
    );
    await live.start();
    expect(await live.read(service)).toMatchObject({
      workloads: [],
      datastores: [{ id: 'db-instance.a' }, { id: 'db-instance.b' }],
    });
  });

  it('says what a placement lacks, without a version', async () => {
    open();
    expect(
      await live.liveState.read(aDatastore({ annotations: {} })),
    ).toMatchObject({
      version: '',
      observation: { status: 'unknown', reason: 'not-configured' },
    });
  });

  it('calls nothing known before AWS has answered (F27)', async () => {
    open();
    expect(await live.read()).toEqual({
      status: 'unknown',
      reason: 'unreachable',
      message:
        'AWS is being asked for the first time and has not answered in full yet',
    });
  });

  it('says that there is no such instance, and never that all is well (F27)', async () => {
    const rds = open();
    rds.instances = [];
    await live.start();
    expect(await live.read()).toEqual({
      status: 'unknown',
      reason: 'none-recorded',
      message: `There is no DB instance called retail-pg in ${ACCOUNT} / us-east-1`,
    });
  });

  it('says since when an account is unreachable, what was last seen, and recovers (F28)', async () => {
    const rds = open();
    await live.start();
    const seen = await live.read();
    const observedAt = 'observedAt' in seen ? seen.observedAt : '';
    rds.fail = () => anAwsError('TimeoutError', 'connect ETIMEDOUT');
    await live.timing.next();
    expect(await live.read()).toMatchObject({
      status: 'unknown',
      reason: 'unreachable',
      message: 'rds:DescribeDBInstances got no answer: connect ETIMEDOUT',
      since: observedAt,
      lastSeen: {
        observedAt,
        workloads: [],
        datastores: [{ name: 'retail-pg' }],
      },
    });
    rds.fail = () => undefined;
    await live.timing.next();
    expect(await live.read()).toMatchObject({ status: 'observed' });
  });

  it('calls what is no longer read stale, not green (F5)', async () => {
    const rds = open();
    await live.start();
    rds.fail = ({ name }) =>
      name === 'DescribeDBSnapshots'
        ? anAwsError('Throttling', 'Rate exceeded')
        : undefined;
    await live.timing.next();
    expect(await live.read()).toMatchObject({
      status: 'observed',
      datastores: [
        {
          recoveryPoints: {
            known: false,
            reason: 'unreachable',
            message: 'AWS throttles rds:DescribeDBSnapshots: Rate exceeded',
            since: expect.any(String),
          },
        },
      ],
    });
  });

  it('names the right that is missing and on what (F6)', async () => {
    const rds = open();
    rds.fail = ({ name }) => denial(`rds:${name}`);
    await live.start();
    expect(await live.read()).toMatchObject({
      status: 'unknown',
      reason: 'no-access',
      message: `rds:DescribeDBInstances on arn:aws:rds:us-east-1:${ACCOUNT}:db:* is not allowed: User: reader is not authorized to perform: rds:DescribeDBInstances`,
    });
  });

  it('tells those who observe of what is shown otherwise, and of nothing else', async () => {
    const rds = open();
    await live.start();
    const versions: string[] = [];
    const end = live.liveState.observe(aDatastore(), version =>
      versions.push(version),
    );
    await live.timing.next();
    await live.timing.next();
    expect(versions).toEqual([]);
    rds.instances = [anInstance({ DBInstanceStatus: 'backing-up' })];
    await live.timing.next();
    await new Promise(setImmediate);
    expect(versions).toHaveLength(1);
    rds.fail = () => anAwsError('TimeoutError');
    await live.timing.next();
    await new Promise(setImmediate);
    expect(versions).toHaveLength(2);
    end();
    rds.fail = () => undefined;
    await live.timing.next();
    await new Promise(setImmediate);
    expect(new Set(versions).size).toBe(2);
  });

  it('goes on reading when one who observes fails', async () => {
    const rds = open();
    await live.start();
    live.liveState.observe(aDatastore(), () => {
      throw new Error('a listener');
    });
    rds.instances = [];
    await live.timing.next();
    await live.timing.next();
    expect(live.logger.error).toHaveBeenCalledTimes(1);
    expect(rds.count().DescribeDBInstances).toBe(3);
  });

  it('waits until the picture has reached a version, but not for ever', async () => {
    const rds = open();
    await live.start();
    const { version } = await live.liveState.read(aDatastore());
    const [readAt = ''] = version.split(';');
    const later = `${Number(readAt) + 1};1`;
    rds.instances = [anInstance({ DBInstanceStatus: 'backing-up' })];
    while (Date.now() <= Number(readAt)) {
      await new Promise(setImmediate);
    }
    live.readTiming.versionMs = 20_000;
    const waiting = live.liveState.read(aDatastore(), { after: later });
    await live.timing.next();
    expect(await waiting).toMatchObject({
      observation: { datastores: [{ status: 'backing-up' }] },
    });
    live.readTiming.versionMs = 20;
    for (const after of ['999999999999999;1', 'what is this']) {
      expect(await live.liveState.read(aDatastore(), { after })).toMatchObject({
        observation: { status: 'observed' },
      });
    }
  });
});
