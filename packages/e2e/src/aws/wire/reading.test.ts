import { mockServices } from '@backstage/backend-test-utils';
import { AwsPlatform } from '@slipway/backstage-plugin-slipway-backend-module-aws/src/AwsPlatform';
import { ManualTiming } from '@slipway/backstage-plugin-slipway-backend-module-aws/src/testUtils/ManualTiming';
import type { TargetObservation } from '@slipway/backstage-plugin-slipway-common';
import { aResource, aTarget, inTarget, portalConfig } from './stores';
import { accountId, aStore, region, WireAccount } from './WireAccount';

jest.setTimeout(120_000);

/** Instances, snapshots and automated backups. */
const LISTS = 3;

describe('the picture of an account', () => {
  let account: WireAccount;
  let platform: AwsPlatform;
  let timing: ManualTiming;

  const start = async (
    options: Parameters<typeof WireAccount.start>[0] = {},
  ) => {
    account = await WireAccount.start(options);
    timing = new ManualTiming();
    platform = new AwsPlatform({
      config: mockServices.rootConfig({ data: portalConfig }),
      logger: mockServices.logger.mock(),
      timing,
    });
    await platform.start([aTarget()]);
    await timing.resting(LISTS);
  };
  const read = async (name = 'retail-pg'): Promise<TargetObservation> =>
    (await platform.liveState.read(inTarget(aResource(name)))).observation;

  afterEach(async () => {
    await platform?.stop();
    await account?.stop();
  });

  it('shows facts with the call that they are from, and by no call that is refused', async () => {
    await start({
      contents: {
        instances: [aStore('retail-pg', { MultiAZ: true })],
        snapshots: [
          {
            DBSnapshotIdentifier: 'nightly',
            DBInstanceIdentifier: 'retail-pg',
          },
        ],
      },
    });
    expect(await read()).toMatchObject({
      status: 'observed',
      datastores: [
        {
          id: 'db-instance.retail-pg',
          latestRestorable: {
            local: { source: 'LatestRestorableTime of retail-pg' },
          },
        },
      ],
    });
    expect(account.listCalls().filter(it => it.includes('→'))).toEqual([]);
    const calls = account.control.calls.list();
    expect(
      calls
        .filter(it => it.service === 'rds')
        .every(it => it.roleName === 'slipway-reader'),
    ).toBe(true);
  });

  it('reads a thousand instances by pages, and nothing for those that are looked at', async () => {
    const names = Array.from({ length: 1_000 }, (_, index) => `db-${index}`);
    await start({ contents: { instances: names.map(it => aStore(it)) } });
    const pages = {
      DescribeDBInstances: 10,
      DescribeDBInstanceAutomatedBackups: 10,
      DescribeDBSnapshots: 1,
    };
    expect(account.control.calls.count()).toMatchObject(pages);

    account.control.calls.clear();
    for (const name of names) {
      expect(await read(name)).toMatchObject({
        status: 'observed',
        datastores: [{ id: `db-instance.${name}` }],
      });
    }
    expect(account.listCalls()).toEqual([]);
    await timing.next();
    expect(account.control.calls.count()).toEqual(pages);
  });

  it('F3, F28: says since when it is throttled, waits longer, and shows what it saw before with its age', async () => {
    await start();
    const seen = await read();
    account.control.faults.add({
      match: { action: 'DescribeDBInstances' },
      fault: { kind: 'throttle' },
    });
    timing.pauses.length = 0;
    await timing.next();
    const since = seen.status === 'observed' ? seen.observedAt : '';
    expect(await read()).toMatchObject({
      ...{ status: 'unknown', since },
      message: expect.stringContaining('AWS throttles rds:DescribeDBInstances'),
      lastSeen: {
        observedAt: since,
        datastores: [{ id: 'db-instance.retail-pg' }],
      },
    });
    expect(Math.max(...timing.pauses)).toBeGreaterThan(timing.pollMs);
  });

  it('F6, F28: names the right that is missing, and on which resource', async () => {
    await start();
    account.control.setPolicies('slipway-reader', []);
    await timing.next();
    expect(await read()).toMatchObject({
      status: 'unknown',
      message: expect.stringContaining(
        `rds:DescribeDBInstances on arn:aws:rds:${region}:${accountId}:db:* is not allowed`,
      ),
      lastSeen: { datastores: [{ id: 'db-instance.retail-pg' }] },
    });
  });

  it('F7: goes on with new credentials where its session was ended', async () => {
    await start();
    account.control.expireSessions();
    await timing.next();
    await timing.next();
    expect(await read()).toMatchObject({ status: 'observed' });
  });

  it('F28: is unreachable since it was read last, and comes back', async () => {
    await start();
    const seen = await read();
    account.control.faults.add({
      match: { service: 'rds' },
      fault: {
        kind: 'fail',
        code: 'InternalFailure',
        message: 'internal',
        status: 500,
      },
    });
    await timing.next();
    expect(await read()).toMatchObject({
      status: 'unknown',
      since: seen.status === 'observed' ? seen.observedAt : '',
    });
    account.control.faults.clear();
    await timing.next();
    expect(await read()).toMatchObject({ status: 'observed' });
  });

  it('F27: what the snapshots say is unknown where only they may not be read', async () => {
    await start();
    account.control.faults.add({
      match: { action: 'DescribeDBSnapshots' },
      fault: { kind: 'deny' },
    });
    await timing.next();
    const observation = await read();
    expect(observation).toMatchObject({ status: 'observed' });
    const [store] =
      observation.status === 'observed' ? (observation.datastores ?? []) : [];
    expect(JSON.stringify(store)).toContain(
      'rds:DescribeDBSnapshots on arn:aws:rds:us-east-1:123456789012:snapshot:* is not allowed',
    );
  });
});
