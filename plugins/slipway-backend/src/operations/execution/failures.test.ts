import {
  RetryableOperationError,
  TerminalOperationError,
} from '@slipway/backstage-plugin-slipway-node';
import { ConflictError, NotAllowedError } from '@backstage/errors';
import { callPlatform, classifyFailure, getBackoffSeconds } from './failures';

describe('classifyFailure', () => {
  it.each([
    [new TerminalOperationError('gone'), 'terminal', 'gone'],
    [new NotAllowedError('may not patch'), 'terminal', 'may not patch'],
    [new RetryableOperationError('reset'), 'retryable', 'reset'],
    [new ConflictError('changed'), 'retryable', 'changed'],
    [new TypeError('x is not a function'), 'retryable', 'x is not a function'],
    ['a text', 'retryable', 'a text'],
    [
      new Error('S7: sent Authorization: Bearer abcdefgh1234'),
      'retryable',
      'S7: sent Authorization: Bearer <secret>',
    ],
    [undefined, 'retryable', 'undefined'],
  ])('%s is %s', (error, status, message) => {
    expect(classifyFailure(error)).toMatchObject({ status, message });
  });
});

describe('getBackoffSeconds', () => {
  it.each([
    [{ first: 1, failures: 1 }, 1],
    [{ first: 1, failures: 2 }, 2],
    [{ first: 1, failures: 4 }, 8],
    [{ first: 1, failures: 500 }, 15],
    [{ first: 1, failures: 1, retryAfterSeconds: 40 }, 40],
    [{ first: 1, failures: 4, retryAfterSeconds: 2 }, 8],
  ])('%j is %d', (options, seconds) => {
    expect(getBackoffSeconds(options)).toBe(seconds);
  });
});

describe('callPlatform', () => {
  const never = new Promise<never>(() => {});

  it('gives up on a call that does not answer, and tells it so', async () => {
    let given: AbortSignal | undefined;
    const call = callPlatform(
      signal => {
        given = signal;
        return never;
      },
      { signal: new AbortController().signal, seconds: 0.01 },
    );
    await expect(call).rejects.toMatchObject({
      name: 'RetryableOperationError',
    });
    expect(given?.aborted).toBe(true);
  });

  it('gives up when the process may no longer act', async () => {
    const controller = new AbortController();
    const call = callPlatform(() => never, {
      signal: controller.signal,
      seconds: 1000,
    });
    controller.abort();
    await expect(call).rejects.toThrow('No answer');
  });
});
