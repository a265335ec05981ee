import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServiceUnavailableError } from '@backstage/errors';
import { PostgresBinaries } from './binaries';
import { canReach, ServerUser } from './serverUser';

/*
 * A root process runs PostgreSQL as another user. Where the checkout or the data folder lies below a folder that only
 * root may enter (/root is one), that user can reach neither. Both then go to a common ground: a folder that belongs to
 * root and that everyone may pass through.
 */

function makePassable(folder: string): string {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  return folder;
}

function prepare(folder: string, user: ServerUser): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    // In a folder of somebody else's the binaries could be exchanged.
    if (statSync(folder).uid !== process.getuid?.()) {
      return false;
    }
    return canReach(makePassable(folder), user);
  } catch {
    return false;
  }
}

function findCommonGround(user: ServerUser): string {
  const candidates = [
    '/var/lib/slipway',
    join(tmpdir(), 'slipway'),
    '/tmp/slipway',
  ];
  const found = candidates.find(folder => prepare(folder, user));
  if (!found) {
    throw new ServiceUnavailableError(
      `PostgreSQL needs a folder that its system user can reach, and none of ${candidates.join(', ')} can be used. Free one of them, or start as an ordinary user.`,
    );
  }
  return found;
}

/** Brings the binaries to where the server's user can run them, once per release. */
export async function placeBinaries(
  binaries: PostgresBinaries,
  user: ServerUser | undefined,
): Promise<string> {
  if (!user || canReach(join(binaries.folder, 'bin', 'postgres'), user)) {
    return binaries.folder;
  }
  const ground = findCommonGround(user);
  const place = join(ground, `postgres-${binaries.version}`);
  if (existsSync(place)) {
    return place;
  }
  const unfinished = await mkdtemp(`${place}-`);
  try {
    await cp(binaries.folder, unfinished, {
      recursive: true,
      verbatimSymlinks: true,
    });
    chmodSync(unfinished, 0o755);
    await rename(unfinished, place);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (!existsSync(place)) {
      throw error;
    }
  }
  return place;
}

/**
 * Makes the folder for everything about one server: inside the data directory, or on the common ground under a name
 * made from the data directory's path.
 */
export function placeServer(
  dataDirectory: string,
  user: ServerUser | undefined,
): string {
  if (!user || canReach(dataDirectory, user)) {
    return makePassable(join(dataDirectory, 'postgres'));
  }
  const name = createHash('sha256').update(dataDirectory).digest('hex');
  const servers = makePassable(join(findCommonGround(user), 'servers'));
  return makePassable(join(servers, name.slice(0, 16)));
}
