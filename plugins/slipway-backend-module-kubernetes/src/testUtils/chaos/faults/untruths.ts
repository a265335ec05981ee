import { watchedKinds } from '../../../model/kept';
import { FakeApiServer } from '../../FakeApiServer';
import { WatchEvent } from '../../FakeCollection';
import { Fault } from '../Fault';
import { answering } from './server';

/** Sends every event together with the one before it of its kind, as told. */
function rewriting(
  tell: (event: WatchEvent, before: WatchEvent) => WatchEvent[],
) {
  return (server: FakeApiServer) => {
    const last = new Map<string, WatchEvent>();
    server.rewrite = (event, plural) => {
      const before = last.get(plural) ?? event;
      last.set(plural, event);
      return tell(event, before);
    };
  };
}

/** Holds every other event back until the next has been sent. */
function swapping(server: FakeApiServer) {
  const held = new Map<string, WatchEvent>();
  server.rewrite = (event, plural) => {
    const before = held.get(plural);
    if (before) {
      held.delete(plural);
      return [event, before];
    }
    held.set(plural, event);
    return [];
  };
}

const anError = (code: number) => (server: FakeApiServer) => {
  let isDue = true;
  server.rewrite = event => {
    const object = { kind: 'Status', code, reason: '', message: 'it is so' };
    isDue = !isDue;
    return isDue ? [{ type: 'ERROR', object }] : [event];
  };
};

/** The server, or what stands in its place, says what is not so. */
export const untruths: readonly Fault[] = [
  {
    name: 'events that are repeated',
    number: 'F4',
    seconds: 60,
    begin: rewriting((event, before) => [before, event, event]),
    atMost: { lists: 14, watches: 14 },
  },
  {
    name: 'events in the wrong order',
    number: 'F4',
    seconds: 60,
    transitMs: 60_000,
    begin: swapping,
    // What was held back is told to whoever comes back.
    end: server => server.dropWatches(),
    atMost: { lists: 14, watches: 14 },
    isLost: true,
  },
  {
    name: 'an ERROR in the watch',
    number: 'F4',
    seconds: 60,
    begin: anError(500),
    atMost: { lists: 0, watches: 14 },
    isLost: true,
  },
  {
    name: 'an ERROR 410 in the watch',
    number: 'F4',
    seconds: 60,
    begin: anError(410),
    atMost: { lists: 14, watches: 14 },
  },
  {
    name: 'versions that go back, as etcd was restored',
    number: 'F4',
    seconds: 200,
    begin(server) {
      const backup = new Map(
        watchedKinds.map(kind => [kind, server.list(kind).slice(0, 4)]),
      );
      server.restore(1_000, backup);
      server.dropWatches();
    },
    atMost: { lists: 1, watches: 3 },
  },
  {
    name: 'answers of something that is no API server',
    number: 'F4',
    seconds: 60,
    begin: answering(['list', 'watch'], { status: 200, body: {} }),
    atMost: { lists: 14, watches: 14 },
    isLost: true,
  },
];
