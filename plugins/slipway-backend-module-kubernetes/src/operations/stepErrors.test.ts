import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import { RightMissingError } from '../clusters/errors';
import { inStep } from './stepErrors';

const aRefusal = (confirm?: () => Promise<boolean>) =>
  Object.assign(new RightMissingError('cannot patch resource "deployments"'), {
    confirm,
  });

describe('inStep', () => {
  it.each([
    [
      'a missing right that is confirmed',
      aRefusal(async () => true),
      'TerminalOperationError',
    ],
    [
      'one that nobody can be asked about',
      aRefusal(),
      'TerminalOperationError',
    ],
    [
      'one that is there after all',
      aRefusal(async () => false),
      'RetryableOperationError',
    ],
    [
      'one of a server that cannot say',
      aRefusal(async () => {
        throw new Error('The server is starting');
      }),
      'RetryableOperationError',
    ],
    ['what is gone', new NotFoundError('It is gone'), 'TerminalOperationError'],
    [
      'what is refused',
      new InputError('It is wrong'),
      'TerminalOperationError',
    ],
    [
      'a conflict',
      new ConflictError('It was changed'),
      'RetryableOperationError',
    ],
    ['what says nothing about it', new TypeError('x'), 'TypeError'],
  ])('%s', async (_, error, name) => {
    const run = inStep(async () => {
      throw error;
    });
    await expect(run).rejects.toMatchObject({ name });
  });
});
