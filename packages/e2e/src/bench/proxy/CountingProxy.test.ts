import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { IncomingMessage } from 'node:http';
import { createServer, request, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { ensureCertificate } from 'sandbox/src/kubernetes/certificate/certificate';
import { CountingProxy } from './CountingProxy';

let folder: string;
let server: Server;
let proxy: CountingProxy;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-counting-'));
  const { cert, key } = await ensureCertificate(join(folder, 'server'));
  server = createServer({ cert, key }, async (incoming, answer) => {
    if (incoming.url?.includes('watch')) {
      // One line now, and never an end.
      answer.write('{"type":"ADDED"}\n');
      return;
    }
    answer.statusCode = incoming.method === 'GET' ? 200 : 201;
    answer.end(`${incoming.method} ${await text(incoming)}`);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  proxy = await CountingProxy.start(
    {
      server: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
      caData: Buffer.from(cert).toString('base64'),
    },
    join(folder, 'proxy'),
  );
});

afterAll(async () => {
  await proxy?.stop();
  server?.closeAllConnections();
  server?.close();
  await rm(folder, { recursive: true, force: true });
});

async function ask(
  path: string,
  options: { method?: string; agent: string; body?: string },
): Promise<IncomingMessage> {
  const outgoing = request(`${proxy.url}${path}`, {
    method: options.method,
    ca: Buffer.from(proxy.caData, 'base64'),
    headers: { 'user-agent': options.agent },
    agent: false,
  });
  outgoing.end(options.body);
  const [response] = await once(outgoing, 'response');
  return response;
}

describe('CountingProxy', () => {
  it('passes a request on, and notes who asked for what', async () => {
    const before = proxy.calls.length;
    const response = await ask('/api/v1/pods?limit=1', {
      method: 'POST',
      agent: 'kubectl/v1.35.4',
      body: 'here',
    });
    expect([response.statusCode, await text(response)]).toEqual([
      201,
      'POST here',
    ]);
    expect(proxy.calls.slice(before)).toEqual([
      {
        at: expect.any(Number),
        caller: 'kubectl',
        method: 'POST',
        path: '/api/v1/pods?limit=1',
        status: 201,
        bytes: 'POST here'.length,
      },
    ]);
  });

  it('passes each line of a watch on as it comes, and ends it with its client', async () => {
    const ended = once(server, 'request').then(([incoming]) =>
      once(incoming.socket, 'close'),
    );
    const response = await ask('/api/v1/pods?watch=true', { agent: 'slipway' });
    const [line] = await once(response, 'data');
    expect(String(line)).toBe('{"type":"ADDED"}\n');
    expect(proxy.calls.at(-1)).toMatchObject({
      caller: 'slipway watch',
      bytes: line.length,
    });
    response.destroy();
    await ended;
  });
});
