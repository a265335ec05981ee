import { JsonObject } from '@backstage/types';
import { toClusterError } from '../clusters/errors';
import { apiStatusSchema } from '../clusters/refusal';
import { objectAt, RawObject, textAt } from '../model/raw';

/** An event of a watch. */
export interface WatchedEvent {
  type: 'put' | 'delete' | 'bookmark';
  object: RawObject;
  /** The version that it brings the picture to. */
  version?: string;
}

/**
 * Reads an event of a watch.
 *
 * @throws what stands for the failure that the server reports in the watch.
 */
export function readEvent(
  event: JsonObject,
  { cluster, path }: { cluster: string; path: string },
): WatchedEvent {
  const object = objectAt(event, 'object');
  const version = textAt(object, 'metadata', 'resourceVersion');
  switch (event.type) {
    case 'ERROR': {
      const body = apiStatusSchema.parse(object);
      throw toClusterError({
        cluster,
        action: `watch ${path}`,
        status: body.code ?? 500,
        body,
        patch: false,
      });
    }
    case 'DELETED':
      return { type: 'delete', object, version };
    case 'BOOKMARK':
      return { type: 'bookmark', object, version };
    default:
      return { type: 'put', object, version };
  }
}
