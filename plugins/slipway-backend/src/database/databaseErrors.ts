import { ServiceUnavailableError } from '@backstage/errors';

function getCode(error: unknown): string | undefined {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : undefined;
}

/** Whether a row of that key is there already. */
export function isUniqueViolation(error: unknown): boolean {
  return getCode(error) === '23505';
}

/** Classes of SQLSTATE by which PostgreSQL says that it cannot record anything now, and what to do about it. */
const unavailable: Record<string, string> = {
  '53': 'has run out of disk space, memory or connections; free some',
  '58': 'cannot use its disk; look at its log',
  '57': 'is being restarted or fails over; try again in a moment',
  '25006': 'is read-only; point the backend at the primary server',
  '08': 'cannot be reached; look whether it runs',
};

function explain(error: unknown): string | undefined {
  const code = getCode(error);
  if (!code) {
    return /Knex: Timeout acquiring|Connection (terminated|ended)/.test(
      String(error),
    )
      ? unavailable['08']
      : undefined;
  }
  return /^[0-9A-Z]{5}$/.test(code)
    ? (unavailable[code] ?? unavailable[code.slice(0, 2)])
    : unavailable['08'];
}

/**
 * Does something with the database, and says in a sentence why that is not possible now; other errors stay as they are.
 *
 * @param what - what is refused, e.g. `New operations cannot be accepted`.
 * @throws ServiceUnavailableError
 */
export async function withStoreErrors<TResult>(
  what: string,
  work: () => Promise<TResult>,
): Promise<TResult> {
  try {
    return await work();
  } catch (error) {
    const reason = explain(error);
    throw reason
      ? new ServiceUnavailableError(
          `${what}: the database of Slipway ${reason}. Nothing was changed.`,
          error,
        )
      : error;
  }
}
