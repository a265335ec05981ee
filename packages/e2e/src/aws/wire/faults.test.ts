import {
  DescribeDBInstancesCommand,
  RestoreDBInstanceFromDBSnapshotCommand,
} from '@aws-sdk/client-rds';
import { withDatabase } from '@slipway/backstage-plugin-slipway-backend/src/testUtils/withDatabase';
import type { Operation } from '@slipway/backstage-plugin-slipway-common';
import { aStore, WireAccount } from './WireAccount';
import { type Wish, WireOperations } from './WireOperations';

jest.setTimeout(120_000);

const snapshot: Wish = { kind: 'snapshot', input: {} };
const restore: Wish = { kind: 'restore', input: { recoveryPoint: 'nightly' } };
const drill: Wish = { kind: 'drill', input: {} };

describe('an operation on AWS of which something goes wrong', () => {
  const databases = withDatabase();
  let account: WireAccount;
  let portal: WireOperations;

  beforeEach(async () => {
    account = await WireAccount.start({
      contents: {
        subnetGroups: ['slipway-drills'],
        instances: [aStore('retail-pg')],
        snapshots: [
          {
            DBSnapshotIdentifier: 'nightly',
            DBInstanceIdentifier: 'retail-pg',
          },
        ],
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
    return DBInstances.map(it => it.DBInstanceIdentifier);
  };
  const hasBegun =
    (step: string) =>
    ({ steps = [] }: Operation) =>
      steps.some(it => it.name === step && it.startedAt !== undefined);

  it.each<[string, Wish]>([
    ['CreateDBSnapshot', snapshot],
    ['RestoreDBInstanceFromDBSnapshot', restore],
    ['RestoreDBInstanceToPointInTime', drill],
    ['DeleteDBInstance', drill],
  ])(
    'F1: where the answer to %s is lost, it looks and does not repeat',
    async (action, wish) => {
      account.control.faults.add({
        ...{ match: { action }, times: 1 },
        fault: { kind: 'lose-answer' },
      });
      const { id } = await portal.submit(wish);
      expect(await portal.reachEnd(id)).toMatchObject({ state: 'succeeded' });
      expect(account.listCalls(action)).toEqual([`rds:${action}`]);
    },
  );

  it('F3: cannot be seen while AWS throttles, and goes on afterwards', async () => {
    const { id } = await portal.submit(restore);
    await portal.reach(id, hasBegun('await-instance'));
    const endThrottling = account.control.faults.add({
      ...{ match: { action: 'DescribeDBInstances' } },
      fault: { kind: 'throttle' },
    });
    await portal.reach(id, ({ state }) => state === 'unobservable');
    endThrottling();
    expect(await portal.reachEnd(id)).toMatchObject({ state: 'succeeded' });
  });

  it('F6: a right that was taken away meanwhile is named, with what it was needed for', async () => {
    const policies = [
      {
        Statement: {
          ...{ Effect: 'Deny' as const, Resource: '*' },
          Action: 'rds:CreateDBSnapshot',
        },
      },
    ];
    account.control.faults.add({
      ...{ match: { action: 'CreateDBSnapshot' } },
      fault: { kind: 'throttle' },
    });
    const { id } = await portal.submit(snapshot);
    await portal.reach(id, hasBegun('create-snapshot'));
    account.control.setPolicies('slipway-executor', [
      ...policies,
      { Statement: { Effect: 'Allow', Action: '*', Resource: '*' } },
    ]);
    account.control.faults.clear();
    const { state, message } = await portal.reachEnd(id);
    expect(state).toBe('failed');
    expect(message).toMatch(
      /may not do rds:CreateDBSnapshot on arn:aws:rds:us-east-1:123456789012:\S+/,
    );
  });

  it('F6: a key that nobody may use any more is named', async () => {
    account.control.disableKey(
      'us-east-1',
      'arn:aws:kms:us-east-1:123456789012:key/retail',
    );
    const { id } = await portal.submit(restore);
    const { state, message } = await portal.reachEnd(id);
    expect(state).toBe('failed');
    expect(message).toContain('KMSKeyNotAccessible');
  });

  it.each<[string, Wish]>([
    ['restore', restore],
    ['drill', drill],
  ])(
    'F7: a %s goes on where every session has ended, with new credentials for each step',
    async (_, wish) => {
      const { id } = await portal.submit(wish);
      await portal.reach(id, hasBegun('await-instance'));
      account.control.calls.clear();
      account.control.expireSessions();
      expect(await portal.reachEnd(id)).toMatchObject({ state: 'succeeded' });
      const expired = account.control.calls
        .list()
        .filter(it => it.error === 'ExpiredToken');
      expect(expired.length).toBeGreaterThan(0);
      expect(account.listCalls('AssumeRole').length).toBeGreaterThan(0);
    },
  );

  it('F8: a name that somebody else has taken stays theirs', async () => {
    account.control.faults.add({
      ...{ match: { action: 'RestoreDBInstanceToPointInTime' } },
      fault: { kind: 'throttle' },
    });
    const { id } = await portal.submit(drill);
    await portal.reach(id, hasBegun('restore-instance'));
    const name = `retail-pg-drill-${id.slice(0, 8)}`;
    await account.openByHand().send(
      new RestoreDBInstanceFromDBSnapshotCommand({
        DBInstanceIdentifier: name,
        DBSnapshotIdentifier: 'nightly',
      }),
    );
    account.control.faults.clear();
    const { state, message } = await portal.reachEnd(id);
    expect(state).toBe('failed');
    expect(message).toContain(name);
    expect(account.control.calls.list('DeleteDBInstance')).toEqual([]);
    expect(await listInstances()).toContain(name);
  });

  it.each(['failed', 'incompatible-restore'])(
    'removes the copy of a drill that AWS could not make: %s',
    async status => {
      account.control.faults.add({
        ...{ match: { action: 'RestoreDBInstanceToPointInTime' } },
        fault: { kind: 'outcome', status },
      });
      const { id } = await portal.submit(drill);
      const { state, message } = await portal.reachEnd(id);
      expect([state, message]).toEqual([
        'failed',
        expect.stringContaining(`it is ${status}`),
      ]);
      expect(await listInstances()).toEqual(['retail-pg']);
    },
  );

  it('F11: a copy whose deletion protection somebody has turned on stays', async () => {
    const { id } = await portal.submit(drill);
    await portal.reach(id, hasBegun('await-instance'));
    const name = `retail-pg-drill-${id.slice(0, 8)}`;
    account.control.changeInstance(
      { region: 'us-east-1', instance: name },
      { DeletionProtection: true },
    );
    const { state } = await portal.reachEnd(id);
    expect(state).toBe('failed');
    expect(account.control.calls.list('DeleteDBInstance')).toEqual([]);
    expect(await listInstances()).toContain(name);
  });
});
