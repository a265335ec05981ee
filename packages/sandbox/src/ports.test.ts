import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import { findFreePort, pickPorts, tryPort } from './ports';

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

describe('pickPorts', () => {
  const servers: Server[] = [];
  afterEach(async () => {
    await Promise.all(
      servers
        .splice(0)
        .map(server => new Promise(resolve => server.close(resolve))),
    );
  });

  async function occupy(port: number): Promise<void> {
    const server = createServer();
    servers.push(server);
    await new Promise<void>(resolve =>
      server.listen(port, '127.0.0.1', resolve),
    );
  }

  it('picks a different free port for each name, below those of outgoing connections', async () => {
    const names = Array.from({ length: 50 }, (_, index) => `port${index}`);
    const ports = Object.values(await pickPorts(names));
    expect(new Set(ports).size).toBe(50);
    expect(Math.min(...ports)).toBeGreaterThanOrEqual(20_000);
    expect(Math.max(...ports)).toBeLessThan(32_000);
  });

  it('takes the preferred port again if it is free, and another one if it is not', async () => {
    const { a, b } = await pickPorts(['a', 'b']);
    await occupy(b);
    const again = await pickPorts(['a', 'b'], { a, b });
    expect(again.a).toBe(a);
    expect(again.b).not.toBe(b);
  });

  it('gives no port twice even if it is preferred twice', async () => {
    const { a } = await pickPorts(['a']);
    const again = await pickPorts(['a', 'b'], { a, b: a });
    expect(again.b).not.toBe(again.a);
  });
});
