import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { repositoryRoot } from '../../repository';
import type { Endpoint } from '../InstanceStorage';
import { withClient } from '../postgres/connect';
import type { PostgresStorage } from '../postgres/PostgresStorage';
import { startPostgresStorage } from '../postgres/startPostgresStorage';
import type { AwsExample } from './AwsExample';
import { readAwsExample } from './readAwsExample';

interface Check {
  name: string;
  sql: string;
  expect?: boolean | number | string;
  newestRow?: boolean;
}

/** The checks that the owner of a data store declares in the example catalog. */
function readChecks(entity: string): Check[] {
  const file = join(repositoryRoot, 'examples/catalog/datastores.yaml');
  const found = [...parseAllDocuments(readFileSync(file, 'utf8'))]
    .map(document => document.toJS())
    .find(({ metadata }) => metadata.name === entity);
  return parse(found.metadata.annotations['slipway.dev/recovery-checks']);
}

describe('the contents of the example databases', () => {
  jest.setTimeout(180_000);
  const instance = 'us-east-1/copy';
  let directory: string;
  let example: AwsExample;
  let storage: PostgresStorage;
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'slipway-test-'));
    const now = new Date();
    example = await readAwsExample({ now, roles: [], accessKeys: [] });
    storage = await startPostgresStorage({ directory, ...example });
  });
  afterAll(async () => {
    await storage.stop();
    rmSync(directory, { recursive: true });
  });
  const query = async (from: string, endpoint: Endpoint, sql: string) => {
    const { database, readers } = example.contents[from]!;
    const { name: user, password } = readers[0]!;
    const { address: host, port } = endpoint;
    return withClient(
      { host, port, database, user, password },
      async client => {
        const { rows } = await client.query({ text: sql, rowMode: 'array' });
        return rows[0]?.[0];
      },
    );
  };

  it.each([
    ['retail-pg', 'us-east-1/retail-pg', 'us-east-1', 3],
    ['customer-db', 'us-east-1/customer-db', 'us-west-2', 14],
  ])(
    'of %s pass the checks of its owner, now and in a backup, and have a newest row',
    async (entity, source, backupRegion, hours) => {
      const checks = readChecks(entity);
      const pass = async (endpoint: Endpoint) => {
        for (const { name, sql, expect: expected, newestRow } of checks) {
          const value = await query(source, endpoint, sql);
          const shown = newestRow ? 'a time' : String(value);
          expect(`${name}: ${shown}`).toBe(
            `${name}: ${newestRow ? 'a time' : String(expected)}`,
          );
        }
        const newest = checks.find(it => it.newestRow);
        return query(source, endpoint, newest?.sql ?? '');
      };
      const endpoint = await storage.open(source);
      const before = await pass(endpoint);

      const { database, trickle, loss } = example.databases.find(
        it => it.instance === source,
      )!;
      const run = (sql: string) =>
        storage.connect(source, { database, work: it => it.query(sql) });
      await run(trickle);
      const added = await pass(endpoint);
      expect(added.getTime()).toBeGreaterThan(before.getTime());
      const { rows } = await run(loss);
      expect(rows).toHaveLength(1);
      expect(rows[0].created_at.getTime()).toBeLessThan(added.getTime());

      const [snapshot, { time }] = Object.entries(example.snapshots).find(
        ([name, it]) => name.startsWith(backupRegion) && it.instance === source,
      )!;
      const newest = await pass(
        await storage.restoreSnapshot(snapshot, instance),
      );
      expect(newest.getTime()).toBeLessThanOrEqual(time.getTime());
      expect(newest.getTime()).toBeGreaterThan(
        time.getTime() - hours * 3_600_000,
      );
      await storage.removeInstance(instance);
    },
  );
});
