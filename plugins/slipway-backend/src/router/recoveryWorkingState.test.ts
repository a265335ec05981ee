import {
  DatastoreOperationKind,
  datastoreOperationKinds,
} from '@slipway/backstage-plugin-slipway-common';
import { PlanDraft, StepSight } from '@slipway/backstage-plugin-slipway-node';
import {
  aPlatform,
  FakePlatform,
} from '@slipway/backstage-plugin-slipway-node/testUtils';
import { randomUUID } from 'node:crypto';
import { aBackend, TestBackend } from '../testUtils/aBackend';
import { aReplica, resolved } from '../testUtils/aReplica';
import { aDatastoreRequest } from '../testUtils/aRequest';
import { aResource } from '../testUtils/aResource';
import { as } from '../testUtils/people';
import { Gate } from '../testUtils/pollFor';
import { plan, reachEnd } from '../testUtils/submit';
import { TestDatabase, withDatabase } from '../testUtils/withDatabase';

const canary = 'canary-of-working-state';
const secret = `slipway/${canary}`;
const page = '/services/default/resource/retail-pg';

jest.setTimeout(60_000);

/** What a platform keeps for itself while it recovers, and a field too many in what its steps find out. */
function keepingMore(gate?: Gate): FakePlatform['interceptor'] {
  return async ({ step, verb }, proceed) => {
    const answer = await proceed();
    if (verb === 'plan') {
      const draft = answer as PlanDraft;
      return {
        ...draft,
        basis: { ...draft.basis, secret },
        state: { ...draft.state, secret },
      };
    }
    if (verb === 'look' && step.startsWith('await-')) {
      await gate?.pass();
      const sight = answer as Extract<StepSight, { status: 'succeeded' }>;
      return { ...sight, finding: { ...sight.finding, secret } };
    }
    return answer;
  };
}

describe('the working state of a recovery', () => {
  const databases = withDatabase();
  let database: TestDatabase;
  beforeEach(async () => {
    database = await databases.create();
  });

  describe('over HTTP', () => {
    let backend: TestBackend;
    beforeEach(async () => {
      backend = await aBackend({
        database,
        entities: [aResource('retail-pg')],
      });
    });
    afterEach(() => backend.stop());

    const begin = async (kind: DatastoreOperationKind) => {
      const request = aDatastoreRequest(kind);
      const reviewed = await plan(backend, request);
      const { planHash } = reviewed;
      const accepted = await backend
        .post(
          '/operations',
          {
            ...{ plan: request, planHash, reason: 'a lost row' },
            ...(kind === 'restore' && { confirmation: 'retail-pg' }),
          },
          as.owner,
        )
        .set('Idempotency-Key', randomUUID())
        .expect(202);
      const id: string = accepted.body.id;
      return { id, told: [JSON.stringify(reviewed), accepted.text] };
    };
    const readAll = (id: string) =>
      Promise.all(
        [
          `/operations/${id}`,
          `/operations/${id}/events`,
          '/operations',
          '/operations?entityRef=resource:default/retail-pg',
          page,
          `${page}/activity`,
          `${page}/recovery-reports`,
        ].map(
          async path => (await backend.get(path, as.owner).expect(200)).text,
        ),
      );

    it.each(datastoreOperationKinds)(
      'S8: of a %s is in no answer, neither while it goes on nor afterwards',
      async kind => {
        const gate = new Gate();
        backend.platform.interceptor = keepingMore(gate);
        const { id, told } = await begin(kind);
        await gate.arrival();
        try {
          const { knex } = database.connect();
          const [row] = await knex('operations').where({ id });
          expect(row.step_state).toMatchObject({ secret });
          told.push(...(await readAll(id)));
        } finally {
          gate.open();
        }
        expect((await reachEnd(backend, id)).state).toBe('succeeded');
        told.push(...(await readAll(id)));

        expect(told.join('\n')).toContain(id);
        expect(told.filter(text => text.includes(canary))).toEqual([]);
        const fields = /"(step_?state|basis|secret)":/i;
        expect(told.filter(text => fields.test(text))).toEqual([]);
      },
    );
  });

  it.each(datastoreOperationKinds)(
    'S8: of a %s is not even in what the routes are given',
    async kind => {
      const platform = aPlatform();
      platform.interceptor = keepingMore();
      const replica = await aReplica({ database, platform });
      const request = resolved(platform, aDatastoreRequest(kind));
      const reviewed = await replica.operations.plan(request);
      expect(reviewed.summary).toContain('retail-pg');
      expect(JSON.stringify(reviewed)).not.toContain(canary);
      expect(reviewed).not.toHaveProperty('basis');
      expect(reviewed).not.toHaveProperty('state');
    },
  );
});
