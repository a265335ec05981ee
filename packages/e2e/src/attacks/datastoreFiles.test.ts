import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import {
  createSlipwayConditionalDecision,
  slipwayConditions,
} from '@slipway/backstage-plugin-slipway-backend';
import { withDatabase } from '@slipway/backstage-plugin-slipway-backend/src/testUtils/withDatabase';
import { aResource } from '../aws/wire/stores';
import { aStore, WireAccount } from '../aws/wire/WireAccount';
import { as, WirePortal } from '../aws/wire/WirePortal';
import type { Answer } from './AttackedPortal';
import { findLeaks, getPlanned } from './invariants';
import { readEntities, take } from './readEntities';
import { secretOfPayments } from './TwoTeams';
import { datastoreVariants } from './variants/datastores';

jest.setTimeout(120_000);

const databases = withDatabase();
const mallory = as('mallory');
const groups: Record<string, string> = {
  'user:default/mallory': 'group:default/retail',
  'user:default/paula': 'group:default/payments',
};

let account: WireAccount;
let portal: WirePortal;

beforeAll(async () => {
  account = await WireAccount.start({
    contents: {
      subnetGroups: ['slipway-drills'],
      instances: [
        aStore('retail-pg', { TagList: [{ Key: 'team', Value: 'retail' }] }),
        aStore('payments-pg', {
          TagList: [{ Key: 'team', Value: 'payments' }],
        }),
      ],
      secrets: {
        'slipway/payments-pg': `{"password":"${secretOfPayments}"}`,
      },
    },
  });
  portal = await WirePortal.start({
    database: await databases.create(),
    policy: (permission, credentials) =>
      createSlipwayConditionalDecision(
        permission as Parameters<typeof createSlipwayConditionalDecision>[0],
        slipwayConditions.isOwner({ claims: getClaims(credentials) }),
      ),
  });
});

afterAll(async () => {
  await portal?.stop();
  await account?.stop();
});

function getClaims({ principal }: BackstageCredentials): string[] {
  const { userEntityRef = '' } = principal as { userEntityRef?: string };
  return [userEntityRef, groups[userEntityRef] ?? ''];
}

/** Asks, as somebody of retail, everything that there is to ask of a data store. */
async function interrogate(entityRef: string): Promise<Answer[]> {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  const path = `/services/${[namespace, kind, name].map(encodeURIComponent).join('/')}`;
  const place = { environment: 'production', target: 'retail-data' };
  const query = new URLSearchParams(place);
  return Promise.all([
    portal.get(path, mallory),
    portal.get(`${path}/datastores`, mallory),
    portal.get(`${path}/recovery-reports`, mallory),
    ...['retail-pg', 'payments-pg'].flatMap(store => {
      const workload = `db-instance.${store}`;
      const plan = { ...place, entityRef, workload, kind: 'drill', input: {} };
      return [
        portal.get(`${path}/datastores/${workload}/recovery?${query}`, mallory),
        portal.post('/plans', plan, mallory),
        portal.post(
          '/operations',
          { plan, planHash: 'f'.repeat(64), reason: 'because nobody looks' },
          mallory,
        ),
      ];
    }),
  ]);
}

/** Calls that reach out of the account and region of the target, or that are more than reading. */
function findEscapes(from: number): string[] {
  return account.control.calls
    .list()
    .slice(from)
    .filter(
      ({ action, region, service }) =>
        region !== 'us-east-1' ||
        !/^(Describe|Simulate|AssumeRole|GetCallerIdentity)/.test(action) ||
        service === 'secretsmanager',
    )
    .map(call => `${call.region} ${call.action} ${call.resources.join(' ')}`);
}

it('what they attack is there: retail plans its own, and sees nothing of what payments owns', async () => {
  const ref = portal.catalog.put(aResource('retail-pg'));
  const answers = await interrogate(ref);
  expect(answers.flatMap(findLeaks)).toEqual([]);
  expect(answers.flatMap(answer => getPlanned(answer) ?? [])).toHaveLength(1);
  portal.catalog.put({
    ...aResource('payments-pg'),
    spec: { type: 'database', owner: 'group:default/payments' },
  });
  const path = '/services/default/resource/payments-pg';
  expect((await portal.get(path, as('paula'))).text).toContain('payments-pg');
  expect((await portal.get(path, mallory)).status).toBe(404);
});

it.each(datastoreVariants)('$attack: $title', async variant => {
  const from = account.control.calls.list().length;
  for (const entity of readEntities(variant)) {
    for (const ref of take(portal.catalog, entity)) {
      const answers = await interrogate(ref);
      expect(answers.flatMap(findLeaks)).toEqual([]);
      for (const plan of answers.flatMap(answer => getPlanned(answer) ?? [])) {
        expect(plan.request.workload).toBe('db-instance.retail-pg');
        expect(plan.summary).toMatch(/ retail-pg from /);
      }
    }
  }
  expect(findEscapes(from)).toEqual([]);
});
