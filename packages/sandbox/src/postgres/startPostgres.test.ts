import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { pollUntil } from '../pollUntil';
import { removePostgres, startPostgres } from './startPostgres';
import { withPostgres } from './withPostgres';

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  // A server that ends the connection between two answers is told of here; the query under way rejects by itself.
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Starts a server in a process of its own, whose address is on its first line of output. */
async function startElsewhere(dataDirectory: string) {
  const program = `require('./startPostgres').startPostgres({ dataDirectory: ${JSON.stringify(dataDirectory)} })
    .then(it => { console.log(it.getUrl('postgres')); setInterval(() => {}, 1000); })`;
  const child = spawn(
    process.execPath,
    [
      ['--require', require.resolve('@backstage/cli/config/nodeTransform.cjs')],
      ['--eval', program],
    ].flat(),
    { cwd: __dirname, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', line => resolve(String(line).trim()));
    child.once('exit', code => reject(new Error(`ended with ${code}`)));
  });
  return { child, url };
}

async function isReachable(url: string): Promise<boolean> {
  return query(url, 'SELECT 1').then(
    () => true,
    () => false,
  );
}

describe('startPostgres', () => {
  jest.setTimeout(120_000);

  describe('throw-away', () => {
    const postgres = withPostgres();

    it('is a real PostgreSQL 18 that listens on the loopback interface only', async () => {
      const url = await postgres.createDatabase();
      const [row] = await query(
        url,
        `SELECT current_setting('server_version_num')::int / 10000 AS major,
                current_setting('listen_addresses') AS addresses`,
      );
      expect(row).toEqual({ major: 18, addresses: '127.0.0.1' });
    });

    it('gives each test a database of its own', async () => {
      const [one, two] = [
        await postgres.createDatabase(),
        await postgres.createDatabase(),
      ];
      await query(one, 'CREATE TABLE t (a int)');
      expect(await query(two, `SELECT to_regclass('t') AS t`)).toEqual([
        { t: null },
      ]);
    });

    it('takes a database that is there already as made', async () => {
      await postgres.server.createDatabase('twice');
      await expect(
        postgres.server.createDatabase('twice'),
      ).resolves.toBeUndefined();
    });

    it('keeps port and contents over a restart', async () => {
      const url = await postgres.createDatabase();
      await query(url, 'CREATE TABLE t AS SELECT 7 AS a');
      await postgres.server.restart();
      expect(await query(url, 'SELECT a FROM t')).toEqual([{ a: 7 }]);
    });
  });

  describe('persistent', () => {
    let dataDirectory: string;
    beforeEach(() => {
      dataDirectory = mkdtempSync(join(tmpdir(), 'slipway-test-'));
    });
    afterEach(async () => {
      await removePostgres(dataDirectory);
      rmSync(dataDirectory, { recursive: true });
    });

    it('finds its contents again after a stop', async () => {
      const first = await startPostgres({ dataDirectory });
      await first.createDatabase('kept');
      await query(first.getUrl('kept'), 'CREATE TABLE t AS SELECT 7 AS a');
      await first.stop();
      const second = await startPostgres({ dataDirectory });
      const rows = await query(second.getUrl('kept'), 'SELECT a FROM t');
      await second.stop();
      expect(rows).toEqual([{ a: 7 }]);
    });

    it('refuses a second server on the same data and says who holds it', async () => {
      const first = await startPostgres({ dataDirectory });
      const second = startPostgres({ dataDirectory });
      await expect(second).rejects.toThrow(
        `a PostgreSQL server on 127.0.0.1:${first.port} (process ${process.pid})`,
      );
      await first.stop();
    });

    it('does not outlive a process that is ended with kill -9, and starts again', async () => {
      const { child, url } = await startElsewhere(dataDirectory);
      expect(await isReachable(url)).toBe(true);
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      const gone = await pollUntil(
        async () => ((await isReachable(url)) ? undefined : true),
        { within: 20_000 },
      );
      expect(gone).toBe(true);
      const next = await startPostgres({ dataDirectory });
      expect(await isReachable(next.getUrl('postgres'))).toBe(true);
      await next.stop();
    });

    it('starts after its server was ended with kill -9', async () => {
      const first = await startPostgres({ dataDirectory });
      const [row] = await query(
        first.getUrl('postgres'),
        `SELECT current_setting('data_directory') AS cluster`,
      );
      const { cluster } = row as { cluster: string };
      const pidFile = join(cluster, 'postmaster.pid');
      const [pid] = readFileSync(pidFile, 'utf8').split('\n');
      process.kill(Number(pid), 'SIGKILL');
      await first.restart();
      expect(await isReachable(first.getUrl('postgres'))).toBe(true);
      await first.stop();
      expect(existsSync(pidFile)).toBe(false);
    });
  });
});
