import { ClusterClient } from '../clusters/cluster';
import { VersionExpiredError } from '../clusters/errors';
import { objectsAt, RawObject, textAt } from '../model/raw';

const PAGE_SIZE = 500;

/**
 * Lists everything below a path, page by page, and keeps of each page only what `trim` leaves.
 *
 * @remarks
 * Where the snapshot behind the pages has expired meanwhile (410), it is listed once more in one piece.
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
  do {
    const page = await client.read(path, {
      query: { limit, continue: next },
      timeoutMs,
      signal,
    });
    items.push(...objectsAt(page, 'items').map(trim));
    version = textAt(page, 'metadata', 'resourceVersion') ?? version;
    next = textAt(page, 'metadata', 'continue');
  } while (next);
  return { items, version };
}
