import { withDatabase } from '@slipway/backstage-plugin-slipway-backend/src/testUtils/withDatabase';
import {
  type CheckResult,
  getRecoveryReport,
  type Operation,
} from '@slipway/backstage-plugin-slipway-common';
import { stringify } from 'yaml';
import { RealDatabases } from './RealDatabases';
import { aResource, aTarget } from './stores';
import { WireOperations } from './WireOperations';

jest.setTimeout(180_000);

const newestOrder = '2026-01-15T10:00:00.000Z';
const password = 'wire-validation';
const login = (parts: object = {}) =>
  JSON.stringify({
    ...{ username: 'validation', password, dbname: 'retail' },
    // Whoever wrote the secret meant production; nothing connects there.
    ...{ host: 'production.invalid', port: 1 },
    ...parts,
  });

describe('the validation of a copy that is a real database', () => {
  const databases = withDatabase();
  const opened: WireOperations[] = [];
  let real: RealDatabases;
  let snapshot: string;

  beforeAll(async () => {
    real = await RealDatabases.start({
      password,
      sql: `CREATE TABLE orders (id int, created_at timestamptz);
        INSERT INTO orders SELECT n, timestamptz '${newestOrder}' - n * interval '1 hour' FROM generate_series(0, 9) n;`,
      secrets: {
        'slipway/retail-pg': login(),
        'slipway/wrong': login({ password: 'not-this-one' }),
        'slipway/garbled': 'not JSON',
      },
    });
    const portal = await open([]);
    const { id } = await portal.submit({ kind: 'snapshot', input: {} });
    expect(await portal.reachEnd(id)).toMatchObject({ state: 'succeeded' });
    snapshot = `retail-pg-slipway-${id.slice(0, 8)}`;
  });

  afterEach(async () => {
    await Promise.all(opened.splice(0).map(portal => portal.stop()));
  });

  afterAll(() => real?.stop());

  async function open(checks: object[], secret = 'slipway/{identifier}') {
    const portal = await WireOperations.start({
      account: real.account,
      database: await databases.create(),
      target: aTarget({ databases: { secret, tls: 'disable' } }),
      entity: name =>
        aResource(
          name,
          checks.length
            ? { 'slipway.dev/recovery-checks': stringify(checks) }
            : {},
        ),
    });
    opened.push(portal);
    return portal;
  }

  const drill = async (checks: object[], secret?: string) => {
    const portal = await open(checks, secret);
    const { id } = await portal.submit({
      kind: 'drill',
      input: { recoveryPoint: snapshot },
    });
    return portal.reachEnd(id);
  };
  const resultsOf = ({ steps }: Operation): CheckResult[] =>
    steps.flatMap(({ finding }) =>
      finding?.type === 'checked' ? finding.checks : [],
    );
  const changesOf = ({ id }: Operation) =>
    real.account
      .listChanges()
      .filter(change => change.includes(id.slice(0, 8)))
      .map(change => change.split(' ')[0]);

  it('measures a drill on its rows, and removes the copy', async () => {
    const operation = await drill([
      {
        name: 'orders are there',
        sql: 'SELECT count(*) FROM orders',
        expect: 10,
      },
      {
        name: 'newest order',
        sql: 'SELECT max(created_at) FROM orders',
        newestRow: true,
      },
    ]);
    expect(operation.state).toBe('succeeded');
    expect(getRecoveryReport(operation)).toMatchObject({
      checks: [{ passed: true }, { passed: true }],
      newestRowAt: newestOrder,
    });
    expect(changesOf(operation)).toEqual([
      'RestoreDBInstanceFromDBSnapshot',
      'DeleteDBInstance',
    ]);
  });

  it('a check that does not pass fails the drill, and the copy is removed all the same', async () => {
    const operation = await drill([
      {
        name: 'orders of today',
        sql: 'SELECT count(*) FROM orders',
        expect: 11,
      },
    ]);
    expect(operation).toMatchObject({
      state: 'failed',
      message: expect.stringContaining(
        "'orders of today': It returned 10; expected is 11",
      ),
    });
    expect(changesOf(operation)).toContain('DeleteDBInstance');
  });

  it.each([
    ['slipway/wrong', 'the user of the secret is refused: wrong password'],
    ['slipway/missing', 'secretsmanager:GetSecretValue'],
    [
      'slipway/garbled',
      "The secret 'slipway/garbled' is not what it should be",
    ],
  ])(
    'says why the copy cannot be validated with the secret %s',
    async (secret, message) => {
      const operation = await drill(
        [{ name: 'any', sql: 'SELECT 1', expect: 1 }],
        secret,
      );
      expect(operation.state).toBe('failed');
      expect(operation.message).toContain(message);
      expect(operation.message).not.toContain('not-this-one');
      expect(changesOf(operation)).toContain('DeleteDBInstance');
    },
  );

  it('S14: no check does more than read what its user may read', async () => {
    const hostile = [
      'SELECT 1; DROP TABLE orders',
      'SELECT 1; COMMIT; DELETE FROM orders; BEGIN',
      'DELETE FROM orders RETURNING 1',
      'WITH gone AS (DELETE FROM orders RETURNING 1) SELECT count(*) FROM gone',
      'UPDATE orders SET id = 0',
      'CREATE TABLE loot AS SELECT 1',
      "COPY orders TO PROGRAM 'reboot'",
      "COPY orders FROM PROGRAM 'echo 1'",
      "COPY (SELECT 1) TO '/tmp/slipway-loot'",
      "SELECT pg_read_file('/etc/passwd')",
      "SELECT lo_import('/etc/passwd')",
      "SELECT pg_ls_dir('/')",
      'SELECT rolpassword FROM pg_authid',
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()',
      "SELECT set_config('transaction_read_only', 'off', false); DELETE FROM orders",
      'COMMIT',
      "DO $$ BEGIN EXECUTE 'DROP TABLE orders'; END $$",
      'SELECT 1 FROM orders -- \n; DROP TABLE orders',
      'SELECT nextval(pg_get_serial_sequence($1, $2))',
      'SELECT 1 INTO loot',
    ].map((sql, index) => ({ name: `hostile ${index}`, sql, expect: 1 }));
    const operation = await drill(hostile);
    expect(operation.state).toBe('failed');
    const results = resultsOf(operation);
    expect(results).toHaveLength(hostile.length);
    expect(results.filter(({ passed }) => passed)).toEqual([]);
    const text = JSON.stringify(operation);
    expect(text).not.toContain('root:');
    expect(text).not.toContain('SCRAM-SHA-256$');
    expect(await real.ask('SELECT count(*)::int FROM orders')).toEqual([
      { count: 10 },
    ]);
    expect(changesOf(operation)).toContain('DeleteDBInstance');
  });
});
