import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withDatabase } from '@slipway/backstage-plugin-slipway-backend/src/testUtils/withDatabase';
import { AttackedPortal } from './AttackedPortal';
import { TwoTeams } from './TwoTeams';

jest.setTimeout(120_000);

const databases = withDatabase();
const plan = {
  kind: 'rollback',
  entityRef: 'component:default/backend',
  environment: 'staging',
  target: 'by-owner',
  workload: 'deployment.backend',
  input: { toRevision: '1' },
};
const dataDirectory = mkdtempSync(join(tmpdir(), 'slipway-swap-'));

let teams: TwoTeams;
let portal: AttackedPortal;

/** The same address, certificate and tokens, and all that runs is called the same: another cluster nevertheless. */
async function swap(): Promise<void> {
  const port = Number(new URL(teams.simulator.server).port);
  await teams.stop();
  teams = await TwoTeams.start({ port, dataDirectory });
}

async function startPortal(
  database: Parameters<typeof AttackedPortal.start>[0]['database'],
) {
  const started = await AttackedPortal.start({
    teams,
    database,
    environments: [
      {
        name: 'staging',
        targets: [teams.target({ id: 'by-owner', namespace: '{owner}' })],
      },
    ],
  });
  started.catalog.put({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'backend',
      annotations: { 'backstage.io/kubernetes-id': 'backend' },
    },
    spec: { owner: 'retail' },
  });
  return started;
}

const submit = (planHash: unknown) =>
  portal.post('/operations', { plan, planHash, reason: 'a good reason' });

afterEach(async () => {
  await portal?.stop();
  await teams?.stop();
});

afterAll(() => rmSync(dataDirectory, { recursive: true, force: true }));

it('S4: another cluster behind the same address stops plans and operations', async () => {
  teams = await TwoTeams.start({ dataDirectory });
  portal = await startPortal(await databases.create());
  const { body } = await portal.post('/plans', plan);
  expect(body.blockers).toEqual([]);

  await swap();
  for (const answer of [
    await portal.post('/plans', plan),
    await submit(body.planHash),
  ]) {
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('has been replaced by another');
  }
  expect(teams.simulator.requests.count({ verb: 'patch' })).toBe(0);
});

it('S4: where the portal was restarted meanwhile, what was reviewed is not what would be done', async () => {
  teams = await TwoTeams.start({ dataDirectory });
  const database = await databases.create();
  portal = await startPortal(database);
  const { body } = await portal.post('/plans', plan);
  await portal.stop();

  await swap();
  portal = await startPortal(database);
  const answer = await submit(body.planHash);
  expect(answer.status).toBe(409);
  expect(answer.body.error).toMatchObject({ name: 'StalePlanError' });
  expect(teams.simulator.requests.count({ verb: 'patch', dryRun: false })).toBe(
    0,
  );
});
