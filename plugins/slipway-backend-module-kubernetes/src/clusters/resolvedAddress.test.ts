import { lookup } from 'node:dns';
import { LookupAddress } from 'node:dns';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { anonymous } from './credentials';
import { Transport } from './transport';

jest.mock('node:dns', () => ({ lookup: jest.fn() }));

type Answer = (error: Error | null, addresses: LookupAddress[]) => void;

function resolveTo(...addresses: string[]) {
  (lookup as unknown as jest.Mock).mockImplementation(
    (_name: string, _options: object, answer: Answer) =>
      answer(
        null,
        addresses.map(address => ({
          address,
          family: address.includes(':') ? 6 : 4,
        })),
      ),
  );
}

async function ask(url: string) {
  const transport = new Transport({ cluster: 'retail', url: new URL(url) });
  try {
    const response = await transport.send(
      { method: 'GET', path: '/version', timeoutMs: 5_000 },
      anonymous,
    );
    response.resume();
    return response.statusCode;
  } finally {
    transport.close();
  }
}

describe('a name of an API server that leads elsewhere', () => {
  it.each([
    ['to metadata', ['169.254.169.254']],
    [
      'to metadata beside an address that is fine',
      ['127.0.0.1', '169.254.1.1'],
    ],
    ['to credentials of pods', ['fd00:ec2::23']],
    ['to metadata by another notation', ['::ffff:a9fe:a9fe']],
    ['to metadata by a gateway', ['64:ff9b::a9fe:a9fe']],
  ])('S5: %s: nothing is connected to', async (_, addresses) => {
    resolveTo(...addresses);
    await expect(ask('https://cluster.example.com')).rejects.toMatchObject({
      name: 'RetryableOperationError',
      message: expect.stringContaining('leads to the address of a metadata'),
    });
  });

  it('S5: it is looked at with each connection, not once', async () => {
    const server = createServer((_, response) => response.end('{}'));
    await new Promise<void>(done => {
      server.listen(0, '127.0.0.1', done);
    });
    const { port } = server.address() as AddressInfo;
    const url = `http://cluster.example.com:${port}`;
    try {
      resolveTo('127.0.0.1');
      expect(await ask(url)).toBe(200);
      resolveTo('169.254.169.254');
      await expect(ask(url)).rejects.toThrow('metadata service');
    } finally {
      server.close();
    }
  });
});
