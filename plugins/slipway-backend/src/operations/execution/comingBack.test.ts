import { NotAllowedError } from '@backstage/errors';
import { RetryableOperationError } from '@slipway/backstage-plugin-slipway-node';
import {
  aPlatform,
  FakePlatform,
} from '@slipway/backstage-plugin-slipway-node/testUtils';
import { aReplica, Replica } from '../../testUtils/aReplica';
import { withDatabase } from '../../testUtils/withDatabase';

jest.setTimeout(60_000);

type State = 'up' | 'down' | 'refuses-once' | 'refuses';

describe('a platform that comes back', () => {
  const databases = withDatabase();
  let platform: FakePlatform;
  let replica: Replica;
  let state: State;

  /** Answers every plan after the submission, or every look, as the state says. */
  function standBefore(verb: 'plan' | 'look') {
    let passed = verb === 'plan' ? 0 : 2;
    state = 'up';
    platform.interceptor = async (call, proceed) => {
      passed += call.verb === verb ? 1 : 0;
      if (call.verb === verb && passed > 2) {
        if (state === 'down') {
          throw new RetryableOperationError('no route to host');
        }
        if (state.startsWith('refuses')) {
          state = state === 'refuses' ? state : 'up';
          throw new NotAllowedError('cannot get deployments');
        }
      }
      return proceed();
    };
    state = 'down';
  }

  beforeEach(async () => {
    platform = aPlatform();
    replica = await aReplica({ database: await databases.create(), platform });
    await replica.operations.start();
  });
  afterEach(() => replica.operations.stop());

  it.each(['plan', 'look'] as const)(
    'and refuses a %s for a moment only does not end the operation',
    async verb => {
      standBefore(verb);
      const { id } = await replica.submit();
      await replica.reach(id, it => it.state === 'unobservable');
      state = 'refuses-once';
      expect(await replica.reachEnd(id)).toMatchObject({ state: 'succeeded' });
    },
  );

  it.each(['plan', 'look'] as const)(
    'and goes on to refuse a %s ends it',
    async verb => {
      standBefore(verb);
      const { id } = await replica.submit();
      await replica.reach(id, it => it.state === 'unobservable');
      state = 'refuses';
      expect(await replica.reachEnd(id)).toMatchObject({
        state: 'failed',
        failure: { name: 'NotAllowedError', retryable: false },
      });
    },
  );
});
