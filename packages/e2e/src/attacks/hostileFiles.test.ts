import { withDatabase } from '@slipway/backstage-plugin-slipway-backend/src/testUtils/withDatabase';
import { AttackedPortal } from './AttackedPortal';
import { interrogate } from './interrogate';
import { findEscapes, findLeaks, getPlanned, readByShell } from './invariants';
import { readEntities, take } from './readEntities';
import { TwoTeams } from './TwoTeams';
import { variants } from './variants';

// What is shown here is who may do what, not how fast.
jest.mock(
  '@slipway/backstage-plugin-slipway-backend-module-kubernetes/src/clusters/tokenBucket',
  () => ({
    TokenBucket: class {
      take = () => 0;
    },
  }),
);

jest.setTimeout(120_000);

const databases = withDatabase();
const places = [
  { environment: 'staging', target: 'by-owner' },
  { environment: 'production', target: 'by-pattern' },
];
/** The namespaces that retail's targets come to. */
const bound = /^retail(-[a-z0-9-]+)?$/;
/** `kubectl` and the words that may follow. */
const words = [
  [
    'kubectl',
    '-n',
    expect.stringMatching(/^retail(-a)?$/),
    'rollout',
    'undo',
    'deployment/backend',
    '--to-revision=1',
  ],
  [
    'kubectl',
    '-n',
    expect.stringMatching(/^retail(-a)?$/),
    'rollout',
    'restart',
    'deployment/backend',
  ],
  [
    'kubectl',
    '-n',
    expect.stringMatching(/^retail(-a)?$/),
    'rollout',
    'status',
    'deployment/backend',
  ],
];

let teams: TwoTeams;
let portal: AttackedPortal;

beforeAll(async () => {
  teams = await TwoTeams.start();
  portal = await AttackedPortal.start({
    teams,
    database: await databases.create(),
    environments: [
      {
        name: 'staging',
        targets: [teams.target({ id: 'by-owner', namespace: '{owner}' })],
      },
      {
        name: 'production',
        targets: [
          teams.target({
            id: 'by-pattern',
            namespace: 'retail-*',
            owners: ['group:default/retail'],
          }),
        ],
      },
    ],
  });
});

afterAll(async () => {
  await portal?.stop();
  await teams?.stop();
});

it('there are at least two hundred of them, all different', () => {
  expect(new Set(variants.map(({ yaml }) => yaml)).size).toBe(variants.length);
  expect(new Set(variants.map(({ title }) => title)).size).toBe(
    variants.length,
  );
  expect(variants.length).toBeGreaterThanOrEqual(200);
});

it('what they attack is there: retail sees and plans its own, payments its own', async () => {
  const [ref = ''] = take(portal.catalog, {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'backend',
      annotations: {
        'backstage.io/kubernetes-id': 'backend',
        'backstage.io/kubernetes-namespace': 'retail',
      },
    },
    spec: { owner: 'retail' },
  });
  const answers = await interrogate(portal, ref, places.slice(0, 1));
  expect(answers.flatMap(findLeaks)).toEqual([]);
  expect(answers.flatMap(answer => getPlanned(answer) ?? [])).toHaveLength(1);
  const [ledger = ''] = take(portal.catalog, {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'ledger',
      annotations: { 'backstage.io/kubernetes-id': 'ledger' },
    },
    spec: { owner: 'payments' },
  });
  expect(ledger).toBe('component:default/ledger');
  const path = '/services/default/component/ledger';
  expect((await portal.get(path, 'paula')).text).toContain('zq7x-ledger');
  expect((await portal.get(path)).status).toBe(404);
});

it.each(variants)('$attack: $title', async variant => {
  const { requests, store } = teams.simulator;
  const before = requests.all().length;

  for (const entity of readEntities(variant)) {
    const [ref] = take(portal.catalog, entity);
    if (ref === undefined) {
      continue;
    }
    const answers = await interrogate(portal, ref, places);
    expect(answers.flatMap(findLeaks)).toEqual([]);
    for (const plan of answers.flatMap(answer => getPlanned(answer) ?? [])) {
      for (const { command } of plan.commands) {
        expect(words).toContainEqual(readByShell(command));
      }
      expect(plan.changes[0]?.title).toMatch(
        /^Deployment retail(-a)?\/backend$/,
      );
    }
  }
  expect(findEscapes(requests.all().slice(before), bound)).toEqual([]);
  expect(requests.effectiveChanges({ user: 'slipway-executor' })).toEqual([]);
  expect(store.snapshot()).not.toContain('slipway.dev/operation');
});
