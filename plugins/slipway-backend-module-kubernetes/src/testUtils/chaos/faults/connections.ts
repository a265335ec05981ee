import { ServerResponse } from 'node:http';
import { FakeApiServer } from '../../FakeApiServer';
import { SeenRequest } from '../../fakeRequests';
import { Fault } from '../Fault';
import { drip, miscount, tear, trickle } from '../wire';
import { makeForget } from './server';

/** Does so with the body of every answer of that kind, from now on. */
const mangling =
  (verb: SeenRequest['verb'], mangle: (response: ServerResponse) => void) =>
  (server: FakeApiServer) => {
    server.wire = (request, response) =>
      request.verb === verb && mangle(response);
    makeForget(server);
  };

const middle = (body: Buffer) => Math.floor(body.length / 2);
/** Within the bytes of one character. */
const character = (body: Buffer) => {
  const at = body.indexOf('🚢');
  return at < 0 ? -1 : at + 2;
};

/** The server means well, and what it says does not come through. */
export const connections: readonly Fault[] = [
  {
    name: 'watches dropped each second',
    number: 'F4',
    seconds: 60,
    each: server => server.dropWatches(),
    atMost: { lists: 0, watches: 14 },
  },
  {
    name: 'every other request reset, and watches dropped each second',
    number: 'F4',
    seconds: 60,
    begin(server) {
      let count = 0;
      server.wire = (_, response) => {
        if (count++ % 2 === 0) {
          response.socket?.destroy();
        }
      };
    },
    each: server => server.dropWatches(),
    // Once in 15 s a kind that is read again wakes the others.
    atMost: { lists: 0, watches: 18 },
    isLost: true,
  },
  {
    name: 'watches ended each second',
    number: 'F4',
    seconds: 60,
    each: server => server.endWatches(),
    atMost: { lists: 0, watches: 14 },
  },
  {
    name: 'half-open watches',
    number: 'F4',
    seconds: 120,
    begin: server => server.freezeWatches(),
    atMost: { lists: 1, watches: 2 },
  },
  {
    name: 'a server that opens watches and tells nothing',
    number: 'F4',
    seconds: 300,
    begin(server) {
      server.isFrozen = true;
    },
    atMost: { lists: 4, watches: 5 },
  },
  {
    name: 'watches that never get to the end of a line',
    number: 'F4',
    seconds: 200,
    begin(server) {
      server.wire = ({ verb }, response) => verb === 'watch' && drip(response);
      server.dropWatches();
    },
    atMost: { lists: 3, watches: 4 },
  },
  {
    name: 'missing bookmarks, and nothing that happens',
    number: 'F4',
    seconds: 400,
    isQuiet: true,
    begin(server) {
      server.isWithoutBookmarks = true;
    },
    atMost: { lists: 5, watches: 5 },
  },
  {
    name: 'missing bookmarks, where only pods change',
    number: 'F4',
    seconds: 400,
    writes: { kinds: ['pods'] },
    begin(server) {
      server.isWithoutBookmarks = true;
    },
    atMost: { lists: 5, watches: 5 },
  },
  {
    name: 'answers that trickle',
    number: 'F4',
    seconds: 60,
    transitMs: 60_000,
    begin(server) {
      server.wire = (_, response) => trickle(response, 50);
      makeForget(server);
    },
    atMost: { lists: 4, watches: 4 },
  },
  {
    name: 'lists torn in the middle',
    number: 'F4',
    seconds: 60,
    begin: mangling('list', response => tear(response, middle)),
    atMost: { lists: 14, watches: 3 },
    isLost: true,
  },
  {
    name: 'events torn in the middle',
    number: 'F4',
    seconds: 60,
    begin: mangling('watch', response => tear(response, middle)),
    atMost: { lists: 1, watches: 14 },
  },
  {
    name: 'events torn within a character',
    number: 'F4',
    seconds: 60,
    begin: mangling('watch', response => tear(response, character)),
    atMost: { lists: 1, watches: 14 },
  },
  {
    name: 'lists that are shorter than announced',
    number: 'F4',
    seconds: 60,
    begin: mangling('list', response => miscount(response, 100)),
    atMost: { lists: 14, watches: 3 },
    isLost: true,
  },
  {
    name: 'lists that are longer than announced',
    number: 'F4',
    seconds: 60,
    begin: mangling('list', response => miscount(response, -100)),
    atMost: { lists: 14, watches: 3 },
    isLost: true,
  },
];
