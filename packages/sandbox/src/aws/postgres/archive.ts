import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ServiceUnavailableError } from '@backstage/errors';
import { pollUntil } from '../../pollUntil';

/** Waits until a file of the write-ahead log is in the archive; PostgreSQL itself would look once a second only. */
export async function waitForArchived(
  archive: string,
  segment: string,
): Promise<void> {
  const isThere = () => existsSync(join(archive, segment)) || undefined;
  if (!(await pollUntil(isThere, { within: 60_000 }))) {
    throw new ServiceUnavailableError(
      `PostgreSQL has not brought its log ${segment} to ${archive}. The server's own log lies beside its data folder.`,
    );
  }
}
