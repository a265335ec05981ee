import {
  startEmbeddedPostgres,
  TestServer,
} from '../testUtils/embeddedPostgres';
import { startTlsFront, TlsFront } from '../testUtils/tlsFront';
import { runChecks } from './runChecks';

let server: TestServer;
const fronts: TlsFront[] = [];

beforeAll(async () => {
  server = await startEmbeddedPostgres();
}, 120_000);

afterAll(async () => {
  await Promise.all(fronts.map(front => front.stop()));
  await server?.stop();
});

async function aServerCalled(name: string): Promise<TlsFront> {
  const { hostname, port } = new URL(server.url);
  const front = await startTlsFront(
    { host: hostname, port: Number(port) },
    name,
  );
  fronts.push(front);
  return front;
}

const check = (port: number, ca?: string) =>
  runChecks({
    checks: [{ name: 'one', sql: 'SELECT 1', expect: 1 }],
    endpoint: { host: 'localhost', port },
    login: { username: 'slipway', password: 'slipway' },
    database: 'postgres',
    tls: { mode: 'verify-full', ...(ca && { ca }) },
  });

describe('runChecks with verify-full', () => {
  it('signs in where the certificate is trusted and for that name', async () => {
    const { port, certificate } = await aServerCalled('localhost');
    expect(await check(port, certificate)).toMatchObject({
      status: 'checked',
      checks: [{ passed: true }],
    });
  });

  it('does not where it is for another name', async () => {
    const { port, certificate } = await aServerCalled('retail-pg.example.com');
    expect(await check(port, certificate)).toEqual({
      status: 'unreachable',
      message: 'its certificate is for another name',
      mayPass: false,
    });
  });

  it('does not where it is not trusted', async () => {
    const { port } = await aServerCalled('localhost');
    expect(await check(port)).toEqual({
      status: 'unreachable',
      message: 'its certificate is not trusted',
      mayPass: false,
    });
  });
});
