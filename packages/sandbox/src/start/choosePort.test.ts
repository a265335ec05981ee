import { createServer, Server } from 'node:net';
import { once } from 'node:events';
import { findFreePort } from '../ports';
import { choosePort } from './choosePort';

describe('choosePort', () => {
  let server: Server;
  let taken: number;
  let free: number;
  let log: jest.Mock;
  beforeEach(async () => {
    log = jest.fn();
    taken = await findFreePort();
    server = createServer().listen(taken, '127.0.0.1');
    await once(server, 'listening');
    free = await findFreePort();
  });
  afterEach(() => server.close());

  it('takes the usual port where it is free', async () => {
    const port = choosePort({ wanted: undefined, usual: free, log });
    expect(await port).toBe(free);
    expect(log).not.toHaveBeenCalled();
  });

  it('takes another one where the usual one is taken, and says so', async () => {
    const port = await choosePort({ wanted: undefined, usual: taken, log });
    expect(port).not.toBe(taken);
    expect(log).toHaveBeenCalledWith(
      expect.stringContaining(
        `Port ${taken} is held by process ${process.pid} (`,
      ),
    );
    expect(log).toHaveBeenCalledWith(
      expect.stringContaining(`taking ${port} instead`),
    );
  });

  it('takes no other than the wanted one, and says who holds it', async () => {
    await expect(
      choosePort({ wanted: taken, usual: free, log }),
    ).rejects.toThrow(`Port ${taken} is held by process ${process.pid} (`);
  });
});
