import { Client } from 'pg';
import { StepSight } from '@slipway/backstage-plugin-slipway-node';
import { anInstance } from '../testUtils/anInstance';
import {
  startEmbeddedPostgres,
  TestServer,
} from '../testUtils/embeddedPostgres';
import { FakeAws } from '../testUtils/FakeAws';
import { createOperationHandlers } from './createOperationHandlers';
import {
  accept,
  aPlanContext,
  aTargetConfig,
  checksAnnotation,
  portsOf,
  runAll,
} from './testUtils';

const canary = 'c4n4ry/+=p$ss';
const disguises = [
  canary,
  Buffer.from(canary).toString('base64'),
  encodeURIComponent(canary),
  JSON.stringify(canary).slice(1, -1),
];
const annotations = { 'slipway.dev/recovery-checks': checksAnnotation };
const drillName = 'retail-pg-drill-0f3a2b1c';
const restoredName = 'retail-pg-restored-0f3a2b1c';

let server: TestServer;

beforeAll(async () => {
  server = await startEmbeddedPostgres();
  await asOwner(`CREATE ROLE checker LOGIN PASSWORD '${canary}'`);
}, 120_000);

afterAll(async () => {
  await server?.stop();
});

beforeEach(async () => {
  await asOwner(`
    DROP TABLE IF EXISTS orders;
    CREATE TABLE orders (id int, created_at timestamptz);
    INSERT INTO orders VALUES (1, '2026-01-15 08:59:30+00');
    GRANT SELECT ON orders TO checker;
  `);
});

async function asOwner(sql: string): Promise<void> {
  const client = new Client({ connectionString: server.url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** An account whose copies are the real database. */
function anAccount(secret: Record<string, unknown> = {}): FakeAws {
  const aws = new FakeAws();
  const { hostname, port } = new URL(server.url);
  aws.onRestore = copy => ({
    ...copy,
    DBName: 'postgres',
    Endpoint: { Address: hostname, Port: Number(port) },
  });
  aws.secrets.set(
    'slipway/retail-pg',
    JSON.stringify({ username: 'checker', password: canary, ...secret }),
  );
  return aws;
}

async function run(
  kind: 'restore' | 'drill',
  aws: FakeAws,
  config = aTargetConfig(),
) {
  const handler = createOperationHandlers(portsOf(aws, config))[kind];
  const context = await accept(
    handler as ReturnType<typeof createOperationHandlers>['drill'],
    aPlanContext<'drill'>(
      { pointInTime: '2026-01-15T09:00:00.000Z' },
      annotations,
    ),
  );
  const sights: StepSight[] = [];
  const outcome = await runAll(
    handler as ReturnType<typeof createOperationHandlers>['drill'],
    context,
    sight => sights.push(sight),
  );
  return { ...outcome, sights, context };
}

describe('the validation of a copy', () => {
  it('reads the rows of the copy and the time of the newest', async () => {
    const aws = anAccount();
    const { findings, failure } = await run('drill', aws);
    expect(failure).toBeUndefined();
    expect(findings['run-checks']).toEqual({
      type: 'checked',
      newestRowAt: '2026-01-15T08:59:30.000Z',
      checks: [
        {
          name: 'orders are there',
          passed: true,
          message: 'It returned true, as expected',
        },
        {
          name: 'newest order',
          passed: true,
          message: 'The newest row is of 2026-01-15T08:59:30.000Z',
        },
      ],
    });
    expect([...aws.instances.keys()]).toEqual(['retail-pg']);
  });

  it.each([
    ['restore', ['retail-pg', restoredName]],
    ['drill', ['retail-pg']],
  ] as const)(
    'fails a %s after all checks were tried, and leaves what it has to',
    async (kind, left) => {
      await asOwner('TRUNCATE orders');
      const aws = anAccount();
      const { findings, failure } = await run(kind, aws);
      expect(findings['run-checks']).toMatchObject({
        checks: [
          { passed: false, message: 'It returned false; expected is true' },
          { passed: false, message: 'There is no row' },
        ],
      });
      expect(failure).toMatchObject({
        name: 'TerminalOperationError',
        message: expect.stringContaining(
          `was not validated: 'orders are there': It returned false; expected is true; 'newest order': There is no row`,
        ),
      });
      expect([...aws.instances.keys()]).toEqual(left);
    },
  );

  it('goes to the copy, wherever the secret points', async () => {
    const aws = anAccount({ host: 'production.invalid', port: 1 });
    const { failure } = await run('drill', aws);
    expect(failure).toBeUndefined();
  });

  it('connects to nothing that is also the endpoint of another instance', async () => {
    const aws = anAccount();
    const { hostname, port } = new URL(server.url);
    aws.setInstance(
      anInstance({
        DBInstanceIdentifier: 'customer-db',
        Endpoint: { Address: hostname, Port: Number(port) },
      }),
    );
    const { failure, findings } = await run('drill', aws);
    expect(failure).toMatchObject({
      message: expect.stringContaining('is also that of customer-db'),
    });
    expect(findings['run-checks']).toBeUndefined();
    expect(aws.count('secretsmanager:GetSecretValue')).toBe(0);
    expect(aws.instances.has(drillName)).toBe(false);
  });

  it('wants TLS with a certificate that is trusted unless told otherwise', async () => {
    const config = aTargetConfig({
      databases: { secret: 'slipway/{identifier}', tls: 'verify-full' },
    });
    const { failure } = await run('drill', anAccount(), config);
    expect(failure).toMatchObject({
      message: expect.stringContaining('it does not speak TLS'),
    });
  });

  it('says which file with certificates cannot be read', async () => {
    const config = aTargetConfig({
      databases: {
        secret: 'slipway/{identifier}',
        tls: 'verify-full',
        caPath: '/nowhere/rds-ca.pem',
      },
    });
    const { failure } = await run('drill', anAccount(), config);
    expect(failure).toMatchObject({
      message: expect.stringContaining('/nowhere/rds-ca.pem'),
    });
  });

  it('is not there for a restore without a secret, which says so', async () => {
    const config = aTargetConfig({ databases: { tls: 'disable' } });
    const { failure } = await run('restore', anAccount(), config);
    expect(failure).toMatchObject({
      message: expect.stringContaining(
        'no secret with a user for it is configured',
      ),
    });
  });

  it.each([
    ['as it should be', {}],
    ['with a wrong password', { password: `${canary}!` }],
    ['with a wrong user', { username: canary }],
    ['with a wrong database', { dbname: canary }],
    ['without a user', { username: '' }],
  ])(
    'S7: has the secret in no finding, sight, error, state or request (%s)',
    async (_, secret) => {
      const aws = anAccount(secret);
      const { findings, failure, sights, context } = await run('drill', aws);
      const errors: unknown[] = [];
      for (let error = failure; error instanceof Error; error = error.cause) {
        errors.push(error.stack, error.message, { ...error });
      }
      const said = JSON.stringify({
        ...{ findings, sights, errors, state: context.state },
        commands: aws.commands,
      });
      for (const disguise of disguises) {
        expect(said).not.toContain(disguise);
      }
    },
  );
});
