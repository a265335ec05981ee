import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { NotFoundError } from '@backstage/errors';

/** How `scripts/demo` comes to the simulated account of a demo, and into its databases. */
export interface AccountFile {
  endpoint: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** The database role that owns everything, in each of the databases. */
  owner: { user: string; password: string };
}

/** Writes it for this demo, readable by its user alone. */
export function writeAccountFile(
  dataDirectory: string,
  account: AccountFile,
): void {
  const file = pathOf(dataDirectory);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(account), { mode: 0o600 });
}

/** @throws NotFoundError where that directory has no demo with an account. */
export function readAccountFile(dataDirectory: string): AccountFile {
  try {
    return JSON.parse(readFileSync(pathOf(dataDirectory), 'utf8'));
  } catch (error) {
    throw new NotFoundError(
      `There is no demo with databases in ${dataDirectory}. Start it with scripts/start, or name its directory with --data.`,
      error,
    );
  }
}

function pathOf(dataDirectory: string): string {
  return join(dataDirectory, 'aws', 'account.json');
}
