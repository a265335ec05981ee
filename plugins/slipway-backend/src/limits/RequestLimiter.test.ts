import { mockCredentials } from '@backstage/backend-test-utils';
import { RequestLimit } from '../config/readLimits';
import { Gate } from '../testUtils/pollFor';
import { RequestLimiter } from './RequestLimiter';

const ana = { credentials: mockCredentials.user('user:default/ana') };
const bob = { credentials: mockCredentials.user('user:default/bob') };
const agentOfAna = {
  credentials: mockCredentials.user('user:default/ana', {
    actor: { subject: 'plugin:agent' },
  }),
};

const outcomeOf = (work: Promise<unknown>) =>
  work.then(
    answer => answer,
    (error: Error) => error.name,
  );

describe('RequestLimiter', () => {
  const limiters: RequestLimiter[] = [];
  afterEach(() => {
    limiters.splice(0).forEach(limiter => limiter.stop());
    jest.useRealTimers();
  });

  const aLimiter = (limit: Partial<RequestLimit> = {}) => {
    const limiter = new RequestLimiter({
      ...{ perMinute: 100, inFlight: 100, inFlightOfAll: 100 },
      ...limit,
    });
    limiters.push(limiter);
    return limiter;
  };

  it('S18: answers one principal so often in a minute, and says when to come back', async () => {
    jest.useFakeTimers();
    const limiter = aLimiter({ perMinute: 2 });
    const ask = (caller = ana) =>
      outcomeOf(limiter.run(caller, async () => 'answered'));
    expect([await ask(), await ask()]).toEqual(['answered', 'answered']);
    jest.advanceTimersByTime(20_000);
    await expect(limiter.run(ana, async () => {})).rejects.toMatchObject({
      name: 'TooManyRequestsError',
      message:
        'You have sent more than 2 requests of this kind within a minute; try again in 40 s',
      statusCode: 429,
      retryAfterSeconds: 40,
    });
    expect(await ask(bob)).toBe('answered');
    expect(await ask(agentOfAna)).toBe('answered');
    jest.advanceTimersByTime(40_000);
    expect(await ask()).toBe('answered');
  });

  it('S18: answers so many of one principal, and of all, at the same time', async () => {
    const limiter = aLimiter({ inFlight: 2, inFlightOfAll: 3 });
    const gate = new Gate();
    const wait = (caller = ana) =>
      outcomeOf(limiter.run(caller, () => gate.pass()));
    const waiting = [wait(), wait()];
    expect(await wait()).toBe('TooManyRequestsError');
    waiting.push(wait(bob));
    expect(await wait(bob)).toBe('ServiceUnavailableError');
    gate.open();
    await Promise.all(waiting);
    expect(await wait()).toBe(undefined);
  });

  it('gives the place free where the work fails', async () => {
    const limiter = aLimiter({ inFlight: 1 });
    const fail = () =>
      outcomeOf(
        limiter.run(ana, async () => {
          throw new RangeError('broken');
        }),
      );
    expect([await fail(), await fail()]).toEqual(['RangeError', 'RangeError']);
  });
});
