import { aPlatform } from '@slipway/backstage-plugin-slipway-node/testUtils';
import { aReplica, Replica, resolved } from '../testUtils/aReplica';
import { aDatastoreRequest } from '../testUtils/aRequest';
import { withDatabase } from '../testUtils/withDatabase';

jest.setTimeout(60_000);

describe('what a plan asks to be typed', () => {
  const databases = withDatabase();
  const platform = aPlatform();
  const request = aDatastoreRequest('restore');
  let replica: Replica;

  beforeEach(async () => {
    replica = await aReplica({ database: await databases.create(), platform });
    await replica.operations.start();
  });
  afterEach(() => replica.operations.stop());

  const submit = async (options: {
    confirmation?: string;
    idempotencyKey?: string;
  }) => {
    const { confirmation, idempotencyKey = 'key' } = options;
    const it = resolved(platform, request);
    const { planHash } = await replica.operations.plan(it);
    return replica.operations.submit({
      resolved: it,
      request: { plan: request, planHash, reason: 'a lost row', confirmation },
      requestedBy: 'user:default/ana',
      idempotencyKey,
    });
  };

  it('is part of the plan, and not of its hash', async () => {
    const plan = await replica.operations.plan(resolved(platform, request));
    expect(plan.confirmation).toBe('retail-pg');
    const { plan: draft } = platform.operations.restore!;
    platform.operations.restore!.plan = async context => ({
      ...(await draft(context)),
      confirmation: 'something else',
    });
    expect(
      await replica.operations.plan(resolved(platform, request)),
    ).toMatchObject({
      confirmation: 'something else',
      planHash: plan.planHash,
    });
    platform.operations.restore!.plan = draft;
  });

  it.each<[string, string | undefined, string]>([
    ['nothing', undefined, "'confirmation' is missing"],
    ['another name', 'customer-db', `'confirmation' is "customer-db"`],
    ['another case', 'Retail-PG', `'confirmation' is "Retail-PG"`],
  ])(
    'F9: is refused where %s was typed, and nothing is begun',
    async (_, confirmation, problem) => {
      await expect(submit({ confirmation })).rejects.toMatchObject({
        name: 'InputError',
        message: `${problem}: to confirm this restore, type 'retail-pg'. Nothing was changed.`,
      });
      expect(await replica.knex('operations')).toEqual([]);
    },
  );

  it('F15: is part of what an Idempotency-Key stands for', async () => {
    const { id } = await submit({ confirmation: 'retail-pg' });
    expect(await submit({ confirmation: 'retail-pg' })).toMatchObject({ id });
    await expect(submit({ confirmation: 'customer-db' })).rejects.toThrow(
      `The Idempotency-Key was already used for another request, which led to operation ${id}`,
    );
    await replica.reachEnd(id);
  });
});
