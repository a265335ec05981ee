import { once } from 'node:events';
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { placeServer } from '../../postgres/commonGround';
import { getServerUser } from '../../postgres/serverUser';
import { getCommandLine } from '../../processes';
import { Endpoint } from '../InstanceStorage';
import { withClient } from './connect';
import { Contents } from './Contents';
import { PostgresStorage } from './PostgresStorage';
import { startPostgresStorage } from './startPostgresStorage';

const source = 'us-east-1/retail-pg';
const copy = 'us-east-1/retail-pg-restored';
const validation = { name: 'slipway_validation', password: 'only-for-reading' };
const hour = 3_600_000;
const contents: Contents = {
  database: 'retail',
  sql: `CREATE TABLE orders (id int PRIMARY KEY, created_at timestamptz NOT NULL DEFAULT now());
        INSERT INTO orders SELECT i, now() - i * interval '1 hour' FROM generate_series(1, 10) i;`,
  past: `DELETE FROM orders WHERE created_at > current_setting('slipway.past')::timestamptz;`,
  readers: [validation],
};

/** What the validation user sees of the orders. */
async function readOrders({ address, port }: Endpoint): Promise<number[]> {
  const { name, password } = validation;
  return withClient(
    { host: address, port, database: 'retail', user: name, password },
    async client => {
      const { rows } = await client.query('SELECT id FROM orders ORDER BY id');
      return rows.map(row => row.id);
    },
  );
}

describe('startPostgresStorage', () => {
  jest.setTimeout(180_000);
  let directory: string;
  let storage: PostgresStorage;
  const filesIn = (folder: string) =>
    readdirSync(join(placeServer(directory, getServerUser()), folder));
  const change = (instance: string, sql: string) =>
    storage.connect(instance, {
      database: 'retail',
      work: client => client.query(sql),
    });

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'slipway-test-'));
    storage = await startPostgresStorage({
      directory,
      contents: { [source]: contents, 'us-west-2/retail-pg': contents },
      snapshots: {
        'us-east-1/rds:retail-pg-2026-01-15-03-10': {
          instance: source,
          time: new Date(Date.now() - 5.5 * hour),
        },
      },
    });
    await storage.open(source);
  });
  afterAll(async () => {
    await storage.stop();
    rmSync(directory, { recursive: true });
  });
  afterEach(async () => {
    await storage.removeInstance(copy).catch(() => {});
  });

  it('opens a database with its contents, which the reader may read and not change', async () => {
    const { address, port } = await storage.restorePointInTime({
      source,
      time: new Date(),
      instance: copy,
    });
    expect(await readOrders({ address, port })).toHaveLength(10);
    const { name, password } = validation;
    await expect(
      withClient(
        { host: address, port, database: 'retail', user: name, password },
        client => client.query('DELETE FROM orders'),
      ),
    ).rejects.toThrow('permission denied for table orders');
  });

  it('restores to the point just before a row was deleted', async () => {
    await change(source, 'INSERT INTO orders VALUES (100)');
    const before = new Date();
    await change(source, 'DELETE FROM orders WHERE id = 100');
    const endpoint = await storage.restorePointInTime({
      source,
      time: before,
      instance: copy,
    });
    expect(await readOrders(endpoint)).toContain(100);
    const after = await change(source, 'SELECT FROM orders WHERE id = 100');
    expect(after.rowCount).toBe(0);
  });

  it('keeps a snapshot as it was, also when its instance is gone', async () => {
    const first = 'us-west-2/retail-pg';
    const snapshot = 'us-west-2/before-the-change';
    await storage.open(first);
    await change(first, 'INSERT INTO orders VALUES (100)');
    await storage.takeSnapshot(first, snapshot);
    await change(first, 'DELETE FROM orders');
    await storage.removeInstance(first);
    const endpoint = await storage.restoreSnapshot(snapshot, copy);
    expect(await readOrders(endpoint)).toContain(100);
    await storage.removeSnapshot(snapshot);
    await expect(storage.restoreSnapshot(snapshot, copy)).rejects.toThrow(
      `There is no snapshot ${snapshot}.`,
    );
  });

  it('restores a copy of a copy, as it was before its last change', async () => {
    const second = 'us-east-1/retail-pg-again';
    const now = () => new Date();
    await storage.restorePointInTime({ source, time: now(), instance: copy });
    await change(copy, 'INSERT INTO orders VALUES (200)');
    const time = now();
    await change(copy, 'DELETE FROM orders');
    const endpoint = await storage.restorePointInTime({
      ...{ source: copy, time, instance: second },
    });
    expect(await readOrders(endpoint)).toContain(200);
    await storage.removeInstance(second);
  });

  it('knows what was before the beginning by the past of the contents', async () => {
    const time = new Date(Date.now() - 2.5 * hour);
    const endpoint = await storage.restorePointInTime({
      ...{ source, time, instance: copy },
    });
    expect(await readOrders(endpoint)).toEqual([3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('restores a snapshot from before the beginning', async () => {
    const endpoint = await storage.restoreSnapshot(
      'us-east-1/rds:retail-pg-2026-01-15-03-10',
      copy,
    );
    expect(await readOrders(endpoint)).toEqual([6, 7, 8, 9, 10]);
  });

  it.each([
    ['a time to come', source, 60_000, 'is in the future'],
    ['an unknown source', 'us-east-1/nothing', 0, 'There is no DB instance'],
    ['a time before a copy', copy, -hour, 'Nothing is kept of'],
  ])('refuses %s', async (_, from, ago, message) => {
    await storage.restorePointInTime({
      ...{ source, time: new Date(), instance: copy },
    });
    const time = new Date(Date.now() + ago);
    await expect(
      storage.restorePointInTime({
        ...{ source: from, time, instance: 'us-east-1/other' },
      }),
    ).rejects.toThrow(message);
  });

  it('refuses a name that is taken, and leaves what has it', async () => {
    const time = new Date();
    await expect(
      storage.restorePointInTime({ source, time, instance: source }),
    ).rejects.toThrow(`There is a DB instance ${source} already.`);
    expect((await change(source, 'SELECT FROM orders')).rowCount).toBe(10);
  });

  it('leaves nothing of what was removed or could not be made', async () => {
    const failed = storage.restoreSnapshot('us-east-1/nothing', copy);
    await expect(failed).rejects.toThrow('There is no snapshot');
    await storage.takeSnapshot(source, 'us-east-1/kept-shortly');
    await storage.restoreSnapshot('us-east-1/kept-shortly', copy);
    await storage.removeSnapshot('us-east-1/kept-shortly');
    await storage.removeInstance(copy);
    expect(filesIn('instances')).toEqual(['us-east-1_retail-pg']);
    expect(filesIn('snapshots')).toEqual([]);
    expect(
      filesIn('bases').filter(it => it.includes('retail-pg-restored')),
    ).toEqual([]);
  });
});

describe('a storage that was ended with kill -9', () => {
  jest.setTimeout(180_000);

  it('is cleared away at the next start, with servers that still run', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'slipway-test-'));
    const program = `require('./startPostgresStorage').startPostgresStorage({ directory: ${JSON.stringify(directory)} })
      .then(async it => { await it.open('us-east-1/left'); console.log('open'); setInterval(() => {}, 1000); })`;
    const child = spawn(
      process.execPath,
      [
        [
          '--require',
          require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        ],
        ['--eval', program],
      ].flat(),
      { cwd: __dirname, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    await once(child.stdout, 'data');
    const home = placeServer(directory, getServerUser());
    const left = join(home, 'instances', 'us-east-1_left');
    const [pid] = readFileSync(
      join(left, 'data', 'postmaster.pid'),
      'utf8',
    ).split('\n');
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;

    const next = await startPostgresStorage({ directory });
    expect(getCommandLine(Number(pid)) ?? '').not.toContain(left);
    expect(readdirSync(join(home, 'instances'))).toEqual([]);
    await expect(startPostgresStorage({ directory })).rejects.toThrow(
      'is held by the databases of a simulated account',
    );
    await next.stop();
    expect(existsSync(home)).toBe(false);
    rmSync(directory, { recursive: true });
  });
});
