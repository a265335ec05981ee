import { pollFor } from '@slipway/backstage-plugin-slipway-backend/src/testUtils/pollFor';
import { withDatabase } from '@slipway/backstage-plugin-slipway-backend/src/testUtils/withDatabase';
import { aStore, WireAccount } from './WireAccount';
import { type Wish, WireOperations } from './WireOperations';

// What is counted is what goes on after they have begun, and each plan would ask for its rights one by one.
jest.mock(
  '@slipway/backstage-plugin-slipway-backend-module-aws/src/operations/preflight',
  () => ({
    findSourceBlockers: () => [],
    reviewQuotas: async () => ({ blockers: [], warnings: [] }),
    reviewExecutor: async () => ({ blockers: [], warnings: [] }),
  }),
);

jest.setTimeout(300_000);

const COUNT = 200;
/** The longest that may be configured, so that only what the test lets pass counts. */
const INTERVAL = 600;
const stores = Array.from({ length: COUNT }, (_, index) => `db-${index}`);

describe(`${COUNT} restores in flight in one account`, () => {
  const databases = withDatabase();
  let account: WireAccount;
  let portal: WireOperations;

  beforeEach(async () => {
    account = await WireAccount.start({
      contents: {
        instances: stores.map(name => aStore(name)),
        snapshots: stores.map(name => ({
          DBSnapshotIdentifier: `nightly-${name}`,
          DBInstanceIdentifier: name,
        })),
        quotas: { DBInstances: 1_000 },
      },
      timing: { restoreMs: 4 * 3_600_000 },
    });
    portal = await WireOperations.start({
      ...{ account, database: await databases.create() },
      pollSeconds: INTERVAL,
    });
  });

  afterEach(async () => {
    await portal.stop();
    await account.stop();
  });

  const listAsked = () =>
    account.control.calls
      .list('DescribeDBInstances')
      .flatMap(({ resources }) => resources);

  it('F3: ask at most once each per interval, and for nothing but their copy', async () => {
    const wishes = stores.map<Wish>(store => ({
      ...{ kind: 'restore', store },
      input: { recoveryPoint: `nightly-${store}` },
    }));
    await inTurns(wishes, wish => portal.submit(wish));
    await portal.allWait(COUNT);
    expect(account.listCalls('RestoreDBInstanceFromDBSnapshot')).toHaveLength(
      COUNT,
    );

    for (let interval = 0; interval < 2; interval += 1) {
      account.control.calls.clear();
      await portal.pass(INTERVAL / 2);
      await portal.allWait(COUNT);
      expect(account.listCalls()).toEqual([]);

      await portal.pass(INTERVAL / 2);
      await pollFor('a look at each', async () => listAsked().length >= COUNT);
      await portal.allWait(COUNT);
      const asked = listAsked();
      expect(new Set(asked).size).toBe(COUNT);
      expect(asked).toHaveLength(COUNT);
      expect(account.control.calls.count()).toMatchObject({
        DescribeDBInstances: COUNT,
      });
    }
  });
});

/** Some at a time. */
async function inTurns<TItem>(
  items: readonly TItem[],
  work: (item: TItem) => Promise<unknown>,
): Promise<void> {
  const left = [...items];
  const workers = Array.from({ length: 8 }, async () => {
    for (let item = left.pop(); item !== undefined; item = left.pop()) {
      await work(item);
    }
  });
  await Promise.all(workers);
}
