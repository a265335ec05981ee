import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ServiceUnavailableError } from '@backstage/errors';
import { ServerUser } from './serverUser';

/** The name of the database role that owns everything. */
export const databaseUser = 'slipway';

async function runInitdb(options: {
  binaries: string;
  cluster: string;
  user: ServerUser | undefined;
  passwordFile: string;
  walSegmentMebibytes?: number;
}) {
  const child = spawn(
    join(options.binaries, 'bin', 'initdb'),
    [
      `--pgdata=${options.cluster}`,
      `--username=${databaseUser}`,
      `--pwfile=${options.passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
      ...(options.walSegmentMebibytes
        ? [`--wal-segsize=${options.walSegmentMebibytes}`]
        : []),
    ],
    { ...options.user, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let complaint = '';
  child.stderr.on('data', chunk => (complaint += chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) {
    throw new ServiceUnavailableError(
      `PostgreSQL could not lay its files in ${options.cluster}: ${complaint.trim()}`,
    );
  }
}

/**
 * Lays the files of a new cluster, or finds those of an earlier start.
 *
 * @returns the password of the database role.
 */
export async function ensureCluster(options: {
  binaries: string;
  /** The folder for the cluster's files; the password is kept beside it. */
  cluster: string;
  user: ServerUser | undefined;
  /**
   * The size of a file of the write-ahead log: a power of 2.
   *
   * @default 16
   */
  walSegmentMebibytes?: number;
}): Promise<string> {
  const { cluster, user } = options;
  const passwordFile = `${cluster}-password`;
  const finished = `${cluster}-complete`;
  if (existsSync(finished) && existsSync(join(cluster, 'PG_VERSION'))) {
    return readFileSync(passwordFile, 'utf8').trim();
  }
  // What an interrupted first start has left is of no use.
  await rm(cluster, { recursive: true, force: true });
  rmSync(finished, { force: true });
  mkdirSync(dirname(cluster), { recursive: true });
  mkdirSync(cluster, { mode: 0o700 });
  const password = randomBytes(18).toString('base64url');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) {
    chownSync(cluster, user.uid, user.gid);
    chownSync(passwordFile, user.uid, user.gid);
  }
  await runInitdb({ ...options, passwordFile });
  writeFileSync(finished, '');
  return password;
}
