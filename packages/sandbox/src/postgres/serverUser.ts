import { execFileSync, spawnSync } from 'node:child_process';
import { ForwardedError } from '@backstage/errors';

/** The system user that PostgreSQL runs as. */
export type ServerUser = { uid: number; gid: number };

const userName = 'postgres';

function lookUp(): ServerUser | undefined {
  const [uid, gid] = ['-u', '-g'].map(flag =>
    spawnSync('id', [flag, userName], { encoding: 'utf8' }),
  );
  if (uid?.status !== 0 || gid?.status !== 0) {
    return undefined;
  }
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

/**
 * The user that PostgreSQL has to run as, or undefined where that is simply the user of this process.
 *
 * @remarks
 * PostgreSQL refuses to run as root. A root process therefore starts it as the system user `postgres`, which is added
 * where the machine does not have it yet.
 */
export function getServerUser(): ServerUser | undefined {
  if (process.getuid?.() !== 0) {
    return undefined;
  }
  const found = lookUp();
  if (found) {
    return found;
  }
  try {
    execFileSync('groupadd', ['--force', '--system', userName]);
    execFileSync('useradd', ['--system', '-g', userName, userName]);
  } catch (error) {
    // Two that start at the same moment both find no user: the slower one sees the other's.
    const added = lookUp();
    if (added) {
      return added;
    }
    throw new ForwardedError(
      `PostgreSQL does not run as root and the system user "${userName}" could not be added. Add it by hand, or start as an ordinary user`,
      error,
    );
  }
  return lookUp();
}

/** Whether that user can pass through every folder down to the path and read what is there. */
export function canReach(path: string, user: ServerUser | undefined): boolean {
  if (!user) {
    return true;
  }
  const { status } = spawnSync(
    '/bin/sh',
    ['-c', 'test -r "$0" && test -x "$0"', path],
    { ...user, cwd: '/' },
  );
  return status === 0;
}
