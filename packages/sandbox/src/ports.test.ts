import { createServer } from 'node:net';
import { once } from 'node:events';
import { findFreePort, tryPort } from './ports';

describe('tryPort', () => {
  it('tells a taken port from a free one', async () => {
    const port = await findFreePort();
    expect(await tryPort(port)).toBe(port);
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    expect(await tryPort(port)).toBeUndefined();
    server.close();
  });
});
