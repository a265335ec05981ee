import { Fault } from '../Fault';
import { answering, makeForget, refusal } from './server';

const all = ['list', 'watch'] as const;

/** The server refuses, or is not there. */
export const refusals: readonly Fault[] = [
  {
    name: '410 on every watch, each second',
    number: 'F4',
    seconds: 60,
    each: makeForget,
    atMost: { lists: 14, watches: 14 },
  },
  {
    name: '410 at every relist',
    number: 'F4',
    seconds: 60,
    begin: answering(all, refusal(410)),
    atMost: { lists: 28, watches: 3 },
    isLost: true,
  },
  {
    name: '410 in the middle of a paged list',
    number: 'F4',
    seconds: 60,
    begin(server) {
      server.pageSize = 3;
      server.script = ({ query }) => {
        if (query.has('continue')) {
          server.expirePages();
        }
        return undefined;
      };
    },
    each(server, second) {
      if (second % 10 === 0) {
        makeForget(server);
      }
    },
    atMost: { lists: 18, watches: 12 },
  },
  {
    name: '429 with Retry-After on every list',
    number: 'F3',
    seconds: 60,
    begin: answering(['list'], refusal(429, { 'retry-after': '20' })),
    atMost: { lists: 4, watches: 4 },
    isLost: true,
  },
  {
    name: '429 with Retry-After on every watch',
    number: 'F3',
    seconds: 60,
    begin: answering(['watch'], refusal(429, { 'retry-after': '20' })),
    atMost: { lists: 1, watches: 5 },
    isLost: true,
  },
  {
    name: '503',
    number: 'F28',
    seconds: 60,
    begin: answering(all, refusal(503)),
    atMost: { lists: 1, watches: 14 },
    isLost: true,
  },
  {
    name: '400, as the version means nothing to the server',
    number: 'F4',
    seconds: 10,
    begin: answering(['watch'], refusal(400)),
    atMost: { lists: 8, watches: 8 },
    isLost: true,
  },
  {
    name: '403, as the server has not read its roles',
    number: 'F4',
    seconds: 5,
    begin: answering(all, {
      status: 403,
      body: { message: 'User "reader" cannot list resource "pods"' },
    }),
    atMost: { lists: 1, watches: 6 },
    isLost: true,
  },
  {
    name: 'no answer',
    number: 'F28',
    seconds: 60,
    begin: answering(all, { status: 200, hang: true }),
    atMost: { lists: 1, watches: 6 },
    isLost: true,
  },
  {
    name: 'a server that is gone for a minute',
    number: 'F28',
    seconds: 60,
    begin: server => server.stop(),
    end: server => server.start(),
    atMost: { lists: 0, watches: 2 },
    isLost: true,
  },
  {
    name: 'objects that are deleted while the server is gone',
    number: 'F28',
    seconds: 10,
    writes: { acts: ['delete'] },
    begin: server => server.stop(),
    end: server => server.start(),
    atMost: { lists: 0, watches: 2 },
    isLost: true,
  },
  {
    name: 'objects that are deleted while the server is gone and forgets',
    number: 'F28',
    seconds: 20,
    writes: { acts: ['delete', 'replace'] },
    begin: server => server.stop(),
    async end(server) {
      server.compact();
      await server.start();
    },
    atMost: { lists: 1, watches: 3 },
    isLost: true,
  },
];
