import { KubernetesObject } from '../../objects/KubernetesObject';
import { StoreEvent } from '../../store/EventLog';
import { StatusError } from '../../store/StatusError';
import { ApiContext } from '../ApiContext';
import { Call, StreamingAnswer } from '../request/Call';
import { objectText } from '../served/serialise';
import { ServedResource } from '../served/ServedResource';
import { forbidden, invalidOptions, toStatus } from '../statusObjects';
import { readSelection, Selection } from './selection';
import {
  forbiddenMatch,
  readNumber,
  readResourceVersion,
  versionExpired,
} from './versionOptions';
import { WatchStream } from './WatchStream';

const SHORTEST_DEFAULT_SECONDS = 1800;

/** Answers with the changes as they are made, one JSON object a line. */
export function watchObjects(
  { query, info }: Call,
  served: ServedResource,
  context: ApiContext,
): StreamingAnswer {
  const selection = readSelection(query, served, info);
  const initial = readInitialEvents(query);
  const version = readWatchVersion(query);
  const timeoutSeconds =
    readNumber(query, 'timeoutSeconds') ||
    SHORTEST_DEFAULT_SECONDS * (1 + Math.random());
  const { store, clock, watches } = context;
  return {
    contentType: 'application/json',
    stream: response => {
      const stream = new WatchStream(response, {
        served,
        clock,
        bookmarks: query.get('allowWatchBookmarks') === 'true',
        version: () => store.resourceVersion,
        timeoutMs: timeoutSeconds * 1000,
      });
      const known =
        version > 0 && !initial
          ? store.eventsSince(served.resource, version)
          : undefined;
      if (known === 'expired') {
        stream.end({
          type: 'ERROR',
          text: JSON.stringify(
            toStatus(
              versionExpired(
                `too old resource version: ${version} (${store.resourceVersion})`,
              ),
            ),
          ),
        });
        return () => {};
      }
      const send = (event: StoreEvent) =>
        sendEvent(event, { served, selection, stream, after: version });
      if (known) {
        known.forEach(send);
      } else if (initial !== 'false') {
        store
          .list(served.resource, info.namespace)
          .filter(selection.matches)
          .forEach(object =>
            stream.send({ type: 'ADDED', text: objectText(served, object) }),
          );
      }
      if (initial === 'true') {
        stream.bookmark({ 'k8s.io/initial-events-end': 'true' });
      }
      const end = watches.subscribe(served.resource, send);
      const forget = watches.add({
        drop: () => response.destroy(),
        freeze: () => {
          end();
          stream.close();
        },
      });
      return () => {
        end();
        forget();
        stream.close();
      };
    },
  };
}

/** The API server takes a wrong version of a watch for a failure of its own. */
function readWatchVersion(query: URLSearchParams): number {
  try {
    return readResourceVersion(query);
  } catch (error) {
    if (error instanceof StatusError) {
      const message = error.message.replace('invalid resource version: ', '');
      throw new StatusError(500, '', message);
    }
    throw error;
  }
}

/** What a change means to a watch: what begins to match is added to it, what no longer does is deleted. */
function translate(
  { type, object, previous }: StoreEvent,
  { matches }: Selection,
): { type: StoreEvent['type']; object: KubernetesObject } | undefined {
  const did = previous !== undefined && matches(previous);
  const does = type !== 'DELETED' && matches(object);
  if (does) {
    return { type: did ? 'MODIFIED' : 'ADDED', object };
  }
  if (!did) {
    return undefined;
  }
  // The last state that matched, at the version at which it went.
  return {
    type: 'DELETED',
    object:
      type === 'DELETED'
        ? object
        : {
            ...previous,
            metadata: {
              ...previous.metadata,
              resourceVersion: object.metadata.resourceVersion,
            },
          },
  };
}

function sendEvent(
  event: StoreEvent,
  {
    served,
    selection,
    stream,
    after,
  }: {
    served: ServedResource;
    selection: Selection;
    stream: WatchStream;
    after: number;
  },
) {
  const translated =
    event.resourceVersion > after ? translate(event, selection) : undefined;
  if (translated) {
    stream.send({
      type: translated.type,
      text: objectText(served, translated.object),
    });
  }
}

/** @throws StatusError Invalid for combinations that the API server refuses. */
function readInitialEvents(
  query: URLSearchParams,
): 'true' | 'false' | undefined {
  const initial = query.get('sendInitialEvents');
  const match = query.get('resourceVersionMatch');
  if (initial === null) {
    if (match) {
      throw forbiddenMatch(
        'resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided',
      );
    }
    return undefined;
  }
  if (match !== 'NotOlderThan') {
    throw forbiddenMatch(
      'sendInitialEvents requires setting resourceVersionMatch to NotOlderThan',
    );
  }
  if (initial === 'true' && query.get('allowWatchBookmarks') !== 'true') {
    throw invalidOptions(
      'ListOptions',
      forbidden(
        'allowWatchBookmarks',
        'sendInitialEvents requires setting allowWatchBookmarks to true',
      ),
    );
  }
  return initial === 'true' ? 'true' : 'false';
}
