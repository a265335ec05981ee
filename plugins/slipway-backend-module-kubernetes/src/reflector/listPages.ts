import { ClusterClient } from '../clusters/cluster';
import {
  ServerUnreachableError,
  VersionExpiredError,
} from '../clusters/errors';
import { objectsAt, RawObject, textAt, valueAt } from '../model/raw';

const PAGE_SIZE = 500;
/** Half a million objects: a list of more pages has no end. */
const MAX_PAGES = 1_000;

/**
 * Lists everything below a path, page by page, and keeps of each page only what `trim` leaves.
 *
 * @remarks
 * Where the snapshot behind the pages has expired meanwhile (410), it is listed once more in one piece.
 *
 * @throws ServerUnreachableError where something answers that does not list objects: what it leaves out is not gone.
 */
export async function listPages<TObject>(
  client: ClusterClient,
  options: {
    path: string;
    trim: (object: RawObject) => TObject;
    timeoutMs: number;
    signal: AbortSignal;
  },
): Promise<{ items: TObject[]; version: string }> {
  try {
    return await list(client, options, PAGE_SIZE);
  } catch (error) {
    if (error instanceof VersionExpiredError) {
      return list(client, options, undefined);
    }
    throw error;
  }
}

async function list<TObject>(
  client: ClusterClient,
  options: Parameters<typeof listPages<TObject>>[1],
  limit: number | undefined,
) {
  const { path, trim, timeoutMs, signal } = options;
  const items: TObject[] = [];
  let next: string | undefined;
  let version = '';
  let pages = 0;
  do {
    const page = await client.read(path, {
      query: { limit, continue: next },
      timeoutMs,
      signal,
    });
    version = readVersion(page, path);
    if (++pages > MAX_PAGES) {
      throw new ServerUnreachableError(`the list of ${path} does not end`);
    }
    items.push(...objectsAt(page, 'items').map(trim));
    next = textAt(page, 'metadata', 'continue');
  } while (next);
  return { items, version };
}

/** The version of a list. An empty one may be written as null. */
function readVersion(page: RawObject, path: string): string {
  const version = textAt(page, 'metadata', 'resourceVersion');
  const items = valueAt(page, 'items');
  if (!version || (items !== null && !Array.isArray(items))) {
    throw new ServerUnreachableError(`the answer to list ${path} is no list`);
  }
  return version;
}
