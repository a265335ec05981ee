import { type Entity, parseEntityRef } from '@backstage/catalog-model';
import type { ServiceView } from '@slipway/backstage-plugin-slipway-common';
import { withDatabase } from '@slipway/backstage-plugin-slipway-backend/src/testUtils/withDatabase';
import { AttackedPortal } from './AttackedPortal';
import { findEscapes, getPlanned } from './invariants';
import { interrogate } from './interrogate';
import { TwoTeams } from './TwoTeams';

jest.setTimeout(120_000);

const databases = withDatabase();
const place = { environment: 'production', target: 'shared' };

let teams: TwoTeams;
let portal: AttackedPortal;

beforeAll(async () => {
  teams = await TwoTeams.start();
  portal = await AttackedPortal.start({
    teams,
    database: await databases.create(),
    environments: [
      {
        name: 'production',
        targets: [teams.target({ id: 'shared', namespace: 'shared' })],
      },
    ],
  });
  portal.catalog.put(anEntity('component:default/own', { id: 'backend' }));
  // The picture of the whole cluster is there when the first page is.
  await portal.get('/services/default/component/own');
  teams.simulator.requests.clear();
});

afterAll(async () => {
  await portal?.stop();
  await teams?.stop();
});

/** An entity of retail. */
function anEntity(
  ref: string,
  { id, selector }: { id?: string; selector?: string },
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: parseEntityRef(ref).kind,
    metadata: {
      name: parseEntityRef(ref).name,
      namespace: parseEntityRef(ref).namespace,
      annotations: {
        ...(id && { 'backstage.io/kubernetes-id': id }),
        ...(selector && { 'backstage.io/kubernetes-label-selector': selector }),
      },
    },
    spec: { owner: 'group:default/retail' },
  };
}

/** In a namespace that an admin has opened to both, the annotation decides what is shown, and the label what is changed. */
describe.each([
  ['by its ID', 'component:default/backend', { id: 'ledger' }],
  ['by its labels', 'component:default/backend', { selector: 'app=ledger' }],
  ['by a name with a dot', 'component:default/x.ledger', { id: 'ledger' }],
  ['from elsewhere in the catalog', 'component:x/ledger', { id: 'ledger' }],
  ['as another kind', 'api:default/ledger', { id: 'ledger' }],
])(
  'S2: a workload of another team, named %s',
  (_, ref, { id, selector }: { id?: string; selector?: string }) => {
    it('is shown without its proof, and neither planned nor changed', async () => {
      portal.catalog.put(anEntity(ref, { id, selector }));
      const { kind, namespace, name } = parseEntityRef(ref);
      const path = `/services/${namespace}/${kind}/${name}`;
      const view = (await portal.get(path)).body as unknown as ServiceView;
      const [target] = view.environments[0]?.targets ?? [];
      expect(target?.observation).toMatchObject({
        status: 'observed',
        workloads: [{ name: 'ledger', ownership: { proved: false } }],
      });
      expect(target?.permitted.map(({ allowed }) => allowed)).toEqual([
        false,
        false,
        false,
        false,
        false,
      ]);

      const answers = await interrogate(portal, ref, [place]);
      expect(answers.flatMap(answer => getPlanned(answer) ?? [])).toEqual([]);
      const plan = {
        ...place,
        entityRef: ref,
        workload: 'deployment.ledger',
        kind: 'rollback',
        input: { toRevision: '1' },
      };
      const { body } = await portal.post('/plans', plan);
      expect(body.blockers).toMatchObject([{ code: 'OwnershipUnproved' }]);
      const submitted = await portal.post('/operations', {
        plan,
        planHash: body.planHash,
        reason: 'because nobody looks',
      });
      expect(submitted.status).toBe(409);
      expect(submitted.text).toContain('does not prove that it belongs');

      const { requests } = teams.simulator;
      expect(requests.count({ user: 'slipway-executor', verb: 'patch' })).toBe(
        0,
      );
      expect(requests.count({ verb: 'get' })).toBeGreaterThan(0);
      expect(findEscapes(requests.all(), /^shared$/)).toEqual([]);
    });
  },
);
