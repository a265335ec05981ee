import { Client } from 'pg';
import {
  startEmbeddedPostgres,
  TestServer,
} from '../testUtils/embeddedPostgres';
import { RecoveryCheck } from './checks';
import { CheckRequest, runChecks } from './runChecks';

const canary = 'c4n4ry/+=p$ss';
/** The canary as it is, and as base64, URL and JSON have it. */
const disguises = [
  canary,
  Buffer.from(canary).toString('base64'),
  encodeURIComponent(canary),
  JSON.stringify(canary).slice(1, -1),
];

let server: TestServer;
let endpoint: CheckRequest['endpoint'];

beforeAll(async () => {
  server = await startEmbeddedPostgres();
  const { hostname, port } = new URL(server.url);
  endpoint = { host: hostname, port: Number(port) };
  await asOwner(`
    CREATE TABLE orders (id int, secret text, created_at timestamptz);
    INSERT INTO orders VALUES
      (1, '${canary}', '2026-01-15 08:00:00+00'),
      (2, '${canary}', '2026-01-15 09:00:00+00');
    CREATE ROLE checker LOGIN PASSWORD '${canary}';
    GRANT ALL ON orders TO checker;
  `);
}, 120_000);

afterAll(async () => {
  await server?.stop();
});

async function asOwner(sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: server.url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const check = (checks: RecoveryCheck[], parts: Partial<CheckRequest> = {}) =>
  runChecks({
    checks,
    endpoint,
    login: { username: 'checker', password: canary },
    database: 'postgres',
    tls: { mode: 'disable' },
    ...parts,
  });
const one = async (sql: string, parts?: Partial<CheckRequest>) => {
  const outcome = await check([{ name: 'one', sql, expect: true }], parts);
  return outcome.status === 'checked' ? outcome.checks[0] : outcome;
};

describe('runChecks', () => {
  it('says of each check how it ended, and of when the newest row is', async () => {
    const outcome = await check([
      { name: 'there', sql: 'SELECT count(*) > 0 FROM orders;', expect: true },
      { name: 'count', sql: 'SELECT count(*) FROM orders', expect: 3 },
      { name: 'gone', sql: 'SELECT count(*) FROM customers', expect: 1 },
      {
        name: 'newest',
        sql: 'SELECT max(created_at) FROM orders -- of all',
        newestRow: true,
      },
      {
        name: 'last',
        sql: 'WITH n AS (SELECT 1.5 AS v) SELECT v FROM n',
        expect: 1.5,
      },
    ]);
    expect(outcome).toEqual({
      status: 'checked',
      newestRowAt: '2026-01-15T09:00:00.000Z',
      checks: [
        {
          name: 'there',
          passed: true,
          message: 'It returned true, as expected',
        },
        {
          name: 'count',
          passed: false,
          message: 'It returned 2; expected is 3',
        },
        {
          name: 'gone',
          passed: false,
          message: 'The query failed: a table is not there (SQLSTATE 42P01)',
        },
        {
          name: 'newest',
          passed: true,
          message: 'The newest row is of 2026-01-15T09:00:00.000Z',
        },
        { name: 'last', passed: true, message: 'It returned 1.5, as expected' },
      ],
    });
  });

  it.each([
    'DELETE FROM orders RETURNING true',
    'INSERT INTO orders VALUES (3) RETURNING true',
    'WITH gone AS (DELETE FROM orders RETURNING 1) SELECT true FROM gone',
    'SELECT true; DELETE FROM orders',
    'SELECT true; COMMIT; DELETE FROM orders; BEGIN',
    'COMMIT',
    'DROP TABLE orders',
    `SELECT set_config('transaction_read_only', 'off', false) = 'off'`,
    `SELECT true FROM orders FOR UPDATE`,
    `SELECT lo_create(0) > 0`,
    `COPY orders TO STDOUT`,
  ])('changes nothing, whatever a check says: %s', async sql => {
    const before = await asOwner('SELECT * FROM orders ORDER BY id');
    expect(await one(sql)).toMatchObject({ passed: false });
    expect(await asOwner('SELECT * FROM orders ORDER BY id')).toEqual(before);
  });

  it('says of a query with parameters that it is wrong, and goes on with the next', async () => {
    const outcome = await check([
      { name: 'parameter', sql: 'SELECT $1::int > 0', expect: true },
      { name: 'next', sql: 'SELECT true', expect: true },
    ]);
    expect(outcome).toMatchObject({
      status: 'checked',
      checks: [
        {
          passed: false,
          message:
            'The query failed: it has parameters, and a check has no values for them (SQLSTATE 08P01)',
        },
        { passed: true },
      ],
    });
  });

  it('ends a query that takes too long, and goes on with the next', async () => {
    const outcome = await check(
      [
        { name: 'slow', sql: 'SELECT pg_sleep(60) IS NULL', expect: true },
        { name: 'quick', sql: 'SELECT true', expect: true },
      ],
      { querySeconds: 0.2 },
    );
    expect(outcome).toMatchObject({
      checks: [
        {
          passed: false,
          message: 'The query failed: it took too long (SQLSTATE 57014)',
        },
        { passed: true },
      ],
    });
  });

  it('reads no more than it needs of a query that never ends', async () => {
    expect(
      await one(
        'WITH RECURSIVE n AS (SELECT true AS v UNION ALL SELECT v FROM n) SELECT v FROM n',
      ),
    ).toMatchObject({
      passed: false,
      message: 'It has to return one value, and returned more than one row',
    });
  });

  it('leaves no setting behind for the next check', async () => {
    const outcome = await check([
      {
        name: 'sets',
        sql: `SELECT set_config('work_mem', '77MB', false) = '77MB'`,
        expect: true,
      },
      {
        name: 'reads',
        sql: `SELECT current_setting('work_mem') = '77MB'`,
        expect: false,
      },
    ]);
    expect(outcome).toMatchObject({
      checks: [{ passed: true }, { passed: true }],
    });
  });

  it.each<[string, () => Partial<CheckRequest>, object]>([
    [
      'the password is wrong',
      () => ({ login: { username: 'checker', password: `${canary}!` } }),
      {
        message: 'the user of the secret is refused: wrong password',
        mayPass: false,
      },
    ],
    [
      'there is no such database',
      () => ({ database: 'retail' }),
      { message: 'there is no such database', mayPass: false },
    ],
    [
      'nothing listens there',
      () => ({ endpoint: { host: '127.0.0.1', port: 1 } }),
      { message: 'nothing listens there', mayPass: true },
    ],
    [
      'the server does not speak TLS',
      () => ({ tls: { mode: 'verify-full' } }),
      { message: 'it does not speak TLS', mayPass: false },
    ],
  ])('says why it cannot connect where %s', async (_, parts, failure) => {
    expect(await one('SELECT true', parts())).toEqual({
      status: 'unreachable',
      ...failure,
    });
  });

  it('says that the connection was lost on the way', async () => {
    const outcome = await one(`SELECT pg_terminate_backend(pg_backend_pid())`);
    expect(outcome).toMatchObject({ status: 'unreachable', mayPass: true });
  });

  it.each([
    `SELECT secret::int = 1 FROM orders`,
    `SELECT secret FROM orders LIMIT 1`,
    `SELECT '${canary}' || secret || no_such_column FROM orders`,
    `SELECT true WHERE current_user = '${canary}`,
  ])(
    'S7: lets nothing out of what it reads or signs in with: %s',
    async sql => {
      const outcomes = [
        await one(sql),
        await one(sql, {
          login: { username: canary, password: canary, database: canary },
        }),
      ];
      const said = JSON.stringify(outcomes);
      for (const disguise of disguises) {
        expect(said).not.toContain(disguise);
      }
    },
  );
});
