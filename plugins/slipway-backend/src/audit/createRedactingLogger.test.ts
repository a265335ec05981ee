import { mockServices } from '@backstage/backend-test-utils';
import { createRedactingLogger } from './createRedactingLogger';

describe('createRedactingLogger', () => {
  it.each(['error', 'warn', 'info', 'debug'] as const)(
    'S7: writes no credential at %s, neither in a line nor in its error',
    level => {
      const logger = mockServices.logger.mock();
      logger.child.mockImplementation(() => logger);
      const redacting = createRedactingLogger(logger).child({ a: 'b' });
      const cause = new Error('sent Authorization: Bearer abcdefgh1234');
      redacting[level]('password=hunter22 was refused', { count: 1 });
      redacting[level]('it failed', Object.assign(cause, { request: 'x' }));
      expect(logger[level].mock.calls).toEqual([
        ['password=<secret> was refused', { count: 1 }],
        ['it failed: Error: sent Authorization: Bearer <secret>'],
      ]);
    },
  );
});
