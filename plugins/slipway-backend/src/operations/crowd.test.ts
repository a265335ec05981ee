import { RetryableOperationError } from '@slipway/backstage-plugin-slipway-node';
import {
  aPlatform,
  FakePlatform,
} from '@slipway/backstage-plugin-slipway-node/testUtils';
import { aReplica, Replica } from '../testUtils/aReplica';
import { aDatastoreRequest, aRequest } from '../testUtils/aRequest';
import { pollFor } from '../testUtils/pollFor';
import { withDatabase } from '../testUtils/withDatabase';

jest.setTimeout(120_000);

/** More than one process carries out at once. */
const COUNT = 60;

describe(`${COUNT} operations on an account that cannot be reached`, () => {
  const databases = withDatabase();
  let platform: FakePlatform;
  let replica: Replica;

  beforeEach(async () => {
    platform = aPlatform();
    replica = await aReplica({ database: await databases.create(), platform });
    await replica.operations.start();
  });
  afterEach(() => replica.operations.stop());

  it('make room for each other and for all others (F28)', async () => {
    const looked = new Set<string>();
    let isDown = true;
    platform.interceptor = async (call, proceed) => {
      if (call.kind === 'drill' && call.verb === 'look' && isDown) {
        looked.add(call.operationId!);
        throw new RetryableOperationError('no route to host');
      }
      return proceed();
    };
    const ids: string[] = [];
    for (let index = 0; index < COUNT; index += 1) {
      const { id } = await replica.submit({
        request: aDatastoreRequest('drill', {
          entityRef: `resource:default/db-${index}`,
        }),
      });
      ids.push(id);
    }
    await pollFor('a look at each', async () => looked.size === COUNT);
    const { id } = await replica.submit({ request: aRequest() });
    expect(await replica.reachEnd(id)).toMatchObject({ state: 'succeeded' });
    isDown = false;
    for (const drill of ids) {
      expect(await replica.reachEnd(drill)).toMatchObject({
        state: 'succeeded',
      });
    }
  });
});
