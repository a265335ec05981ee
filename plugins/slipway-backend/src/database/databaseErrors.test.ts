import { withStoreErrors } from './databaseErrors';

function databaseError(code: string): Error {
  return Object.assign(new Error('from PostgreSQL'), { code });
}

describe('withStoreErrors', () => {
  const refuse = (error: unknown) =>
    withStoreErrors('New operations cannot be accepted', async () => {
      throw error;
    });

  it.each([
    ['53100', 'has run out of disk space, memory or connections'],
    ['57P01', 'is being restarted or fails over'],
    ['25006', 'is read-only'],
    ['08006', 'cannot be reached'],
    ['58030', 'cannot use its disk'],
    ['ECONNREFUSED', 'cannot be reached'],
  ])('says what %s means', async (code, reason) => {
    await expect(refuse(databaseError(code))).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining(
        `New operations cannot be accepted: the database of Slipway ${reason}`,
      ),
    });
  });

  it.each([databaseError('23505'), new Error('something else')])(
    'leaves others as they are: %s',
    async error => {
      await expect(refuse(error)).rejects.toBe(error);
    },
  );
});
