import { inspect } from 'node:util';
import { withDatabase } from '@slipway/backstage-plugin-slipway-backend/src/testUtils/withDatabase';
import type { TestDatabase } from '@slipway/backstage-plugin-slipway-backend/src/testUtils/withDatabase';
import type { Knex } from 'knex';
import { stringify } from 'yaml';
import { RealDatabases } from '../aws/wire/RealDatabases';
import { aResource, portalConfig, targetOnAws } from '../aws/wire/stores';
import { WirePortal } from '../aws/wire/WirePortal';
import type { Answer } from '../attacks/AttackedPortal';
import { Canaries } from './Canaries';
import { dumpDatabase } from './dumpDatabase';

jest.setTimeout(180_000);

const page = '/services/default/resource/retail-pg';
const place = 'environment=production&target=retail-data';

describe('the secrets of a data store', () => {
  const databases = withDatabase();
  const canaries = new Canaries();
  const answers: Answer[] = [];
  let real: RealDatabases;
  let database: TestDatabase;
  let portal: WirePortal;
  let knex: Knex;

  beforeAll(async () => {
    const password = canaries.plant('password of the secret');
    const row = canaries.plant('text in a row');
    const expected = canaries.plant('row that is as expected');
    real = await RealDatabases.start({
      password,
      sql: `CREATE TABLE customers (id int, note text, born timestamptz);
        INSERT INTO customers VALUES (1, '${row}', now()), (2, '${expected}', now());`,
      secrets: {
        'slipway/retail-pg': JSON.stringify({
          ...{ username: 'validation', password, dbname: 'retail' },
          note: canaries.plant('other member of the secret'),
        }),
        'slipway/garbled': `password=${canaries.plant('secret that is no JSON')}`,
      },
    });
    database = await databases.create();
    ({ knex } = database.connect());
    await startPortal('slipway/{identifier}');
  });

  afterAll(async () => {
    await portal?.stop();
    await real?.stop();
  });

  async function startPortal(secret: string) {
    const { aws } = portalConfig as {
      aws: { accounts: Record<string, string>[] };
    };
    const [account = {}] = aws.accounts;
    portal = await WirePortal.start({
      database,
      aws: { ...targetOnAws, databases: { secret, tls: 'disable' } },
      config: {
        aws: {
          accounts: [
            {
              ...account,
              secretAccessKey: canaries.plant('key of the portal'),
            },
          ],
        },
      },
    });
    portal.catalog.put(
      aResource('retail-pg', {
        'slipway.dev/recovery-checks': stringify([
          {
            name: 'a text',
            sql: 'SELECT note FROM customers WHERE id = 1',
            expect: 'nothing of this kind',
          },
          {
            name: 'a cast',
            sql: 'SELECT note::int FROM customers WHERE id = 1',
            expect: 1,
          },
          {
            name: 'an error that is raised',
            sql: "SELECT ('{' || note)::json IS NULL FROM customers",
            expect: true,
          },
          {
            name: 'a name',
            sql: "SELECT query_to_xml('SELECT ' || quote_ident(note) || ' FROM customers', true, true, '') IS NULL FROM customers",
            expect: true,
          },
          {
            name: 'newest',
            sql: 'SELECT note FROM customers WHERE id = 2',
            newestRow: true,
          },
        ]),
      }),
    );
  }

  const keep = async (asked: Promise<Answer>): Promise<Answer> => {
    const answer = await asked;
    answers.push(answer);
    return answer;
  };

  async function readAll() {
    const { body } = await keep(portal.get('/operations'));
    const ids = (body.items as unknown as { id: string }[]).map(it => it.id);
    for (const path of [
      ...[page, `${page}/activity`, `${page}/datastores`],
      `${page}/recovery-reports`,
      `${page}/datastores/db-instance.retail-pg/recovery?${place}`,
      ...['/environments', '/readiness'],
      ...ids.flatMap(id => [`/operations/${id}`, `/operations/${id}/events`]),
    ]) {
      await keep(portal.get(path));
    }
  }

  async function operate(kind: string, input: object = {}) {
    const plan = {
      ...{ kind, input, entityRef: 'resource:default/retail-pg' },
      ...{ environment: 'production', target: 'retail-data' },
      workload: 'db-instance.retail-pg',
    };
    const { body } = await keep(portal.post('/plans', plan));
    const { planHash } = body;
    const accepted = await keep(
      portal.post('/operations', { plan, planHash, reason: 'a rehearsal' }),
    );
    expect([accepted.status, accepted.text]).toEqual([202, expect.anything()]);
    return portal.reachEnd(String(accepted.body.id));
  }

  async function findAll(): Promise<string[]> {
    await portal.backend.runTask('slipway-notices');
    await readAll();
    const { logged, audited, notifications, signals } = portal.backend;
    const write = (items: readonly unknown[]) =>
      items.map(item => inspect(item, { depth: 20 }) + JSON.stringify(item));
    const sinks: Record<string, string[]> = {
      answers: write(answers),
      log: logged,
      'audit log': write(audited),
      notifications: write(notifications),
      signals: write(signals),
      database: await dumpDatabase(knex),
    };
    expect(Object.keys(sinks).filter(it => !sinks[it]?.length)).toEqual([]);
    return Object.entries(sinks).flatMap(([sink, texts]) =>
      canaries.find(texts.join('\n')).map(found => `${sink}: ${found}`),
    );
  }

  it('S7: come out nowhere while a copy is validated by queries that read them', async () => {
    const snapshot = await operate('snapshot');
    expect(snapshot.state).toBe('succeeded');
    const recoveryPoint = `retail-pg-slipway-${snapshot.id.slice(0, 8)}`;
    const drill = await operate('drill', { recoveryPoint });
    expect(drill.state).toBe('failed');
    expect(drill.message).toContain("'a text': It returned a text");
    expect(drill.message).toContain('SQLSTATE 22P02');
    expect(await findAll()).toEqual([]);
  });

  it('S7: come out nowhere where AWS repeats in its refusals what it was sent', async () => {
    const said = canaries.plant('what AWS says of a signature');
    real.account.control.faults.add({
      match: { action: 'DescribeDBInstances' },
      fault: {
        kind: 'fail',
        code: 'SignatureDoesNotMatch',
        message: `The signature does not match; Authorization: AWS4-HMAC-SHA256 Credential=AKIAPORTAL/x, Signature=${said}`,
        status: 403,
      },
      times: 40,
    });
    const plan = {
      ...{ kind: 'drill', input: {} },
      entityRef: 'resource:default/retail-pg',
      ...{ environment: 'production', target: 'retail-data' },
      workload: 'db-instance.retail-pg',
    };
    await keep(portal.post('/plans', plan));
    await readAll();
    expect(
      real.account.control.calls
        .list()
        .filter(it => it.error === 'SignatureDoesNotMatch').length,
    ).toBeGreaterThan(0);
    real.account.control.faults.clear();
    expect(await findAll()).toEqual([]);
  });

  it('S7: come out nowhere where the secret is none', async () => {
    await portal.stop();
    await startPortal('slipway/garbled');
    const recoveryPoint = real.account
      .listChanges()
      .flatMap(change => change.split(' '))
      .find(word => word.startsWith('retail-pg-slipway-'));
    const drill = await operate('drill', { recoveryPoint });
    expect(drill.message).toContain('is not what it should be');
    expect(await findAll()).toEqual([]);
  });
});
