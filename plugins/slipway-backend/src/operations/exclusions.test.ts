import {
  aPlatform,
  FakePlatform,
} from '@slipway/backstage-plugin-slipway-node/testUtils';
import { aReplica, Replica, resolved } from '../testUtils/aReplica';
import { aDatastoreRequest, aRequest } from '../testUtils/aRequest';
import { withDatabase } from '../testUtils/withDatabase';

jest.setTimeout(60_000);

describe('what makes something new shuts out only its own kind', () => {
  const databases = withDatabase();
  let platform: FakePlatform;
  let replica: Replica;
  const store = () => platform.datastores['db-instance.retail-pg']!;
  const submit = (
    kind: 'snapshot' | 'restore' | 'drill',
    requestedBy?: string,
  ) => replica.submit({ requestedBy, request: aDatastoreRequest(kind) });

  beforeEach(async () => {
    platform = aPlatform();
    replica = await aReplica({ database: await databases.create(), platform });
    await replica.operations.start();
    store().isJobDone = false;
  });
  afterEach(() => replica.operations.stop());

  it('F16: a drill while a drill runs is refused, and the first is named', async () => {
    const first = await submit('drill');
    await replica.reach(first.id, it => it.state === 'verifying');
    await expect(submit('drill', 'user:default/ben')).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining(
        `drill ${first.id} of user:default/ana holds resource:default/retail-pg#production/retail-cluster against another drill (verifying:`,
      ),
    });
    const plan = await replica.operations.plan(
      resolved(platform, aDatastoreRequest('drill')),
    );
    expect(plan.holder).toMatchObject({
      operationId: first.id,
      supersedable: false,
    });
    store().isJobDone = true;
    await replica.reachEnd(first.id);
  });

  it('F16: a restore and a snapshot go on beside a drill', async () => {
    const drill = await submit('drill');
    await replica.reach(drill.id, it => it.state === 'verifying');
    const plan = await replica.operations.plan(
      resolved(platform, aDatastoreRequest('restore')),
    );
    expect(plan.holder).toBe(undefined);
    const others = [await submit('restore'), await submit('snapshot')];
    for (const { id } of others) {
      await replica.reach(id, it => it.state === 'verifying');
    }
    expect((await replica.operations.get(drill.id)).state).toBe('verifying');
    const locks = await replica
      .knex('target_locks')
      .orderBy('target_ref')
      .pluck('target_ref');
    const place = 'resource:default/retail-pg#production/retail-cluster';
    expect(locks).toEqual(
      ['drill', 'restore', 'snapshot'].map(kind => `${place}!${kind}`),
    );
    store().isJobDone = true;
    for (const { id } of [drill, ...others]) {
      expect(await replica.reachEnd(id)).toMatchObject({ state: 'succeeded' });
    }
    expect(await replica.knex('target_locks')).toEqual([]);
  });

  it('F16: what locks the whole target neither waits for a drill nor holds one up', async () => {
    const drill = await replica.submit({
      request: aDatastoreRequest('drill', {
        entityRef: 'component:default/backend',
      }),
    });
    await replica.reach(drill.id, it => it.state === 'verifying');
    const rollback = await replica.submit({ request: aRequest() });
    expect(await replica.reachEnd(rollback.id)).toMatchObject({
      state: 'succeeded',
    });
    store().isJobDone = true;
    await replica.reachEnd(drill.id);
  });
});
