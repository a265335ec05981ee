import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { redact } from './redact';

/**
 * A logger that takes out of each line what looks like a credential.
 *
 * @remarks
 * What fails elsewhere is logged in its own words, and the words of a client may carry its request. An error that comes
 * with a line is written into it, as its fields may hold anything.
 */
export function createRedactingLogger(logger: LoggerService): LoggerService {
  const write =
    (level: 'error' | 'warn' | 'info' | 'debug') =>
    (message: string, meta?: Error | JsonObject) =>
      meta instanceof Error
        ? logger[level](redact(`${message}: ${stringifyError(meta)}`))
        : logger[level](redact(message), meta);
  return {
    error: write('error'),
    warn: write('warn'),
    info: write('info'),
    debug: write('debug'),
    child: meta => createRedactingLogger(logger.child(meta)),
  };
}
