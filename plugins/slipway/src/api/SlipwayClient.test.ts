import { mockApis, registerMswTestHooks } from '@backstage/frontend-test-utils';
import {
  aPlan,
  aPlanRequest,
  aServiceView,
} from '@slipway/backstage-plugin-slipway-common/testUtils';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { refusal } from '../__testUtils__/mockBackend';
import { getErrorMessage, getStalePlan, isTransient } from './errors';
import { SlipwayClient } from './SlipwayClient';

const server = setupServer();
registerMswTestHooks(server);

const BASE = 'http://localhost:0/api/slipway';
const client = new SlipwayClient({
  discoveryApi: mockApis.discovery({ baseUrl: 'http://localhost:0' }),
  fetchApi: { fetch: (input, init) => fetch(input, init) },
});
const place = {
  entityRef: 'component:default/backend',
  environment: 'production',
  target: 'retail-cluster',
  workload: 'deployment.back end/1',
};

/** What a call rejects with. */
function failureOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => undefined,
    error => error,
  );
}

describe('SlipwayClient', () => {
  it('asks at the place that the contract names, with values escaped', async () => {
    let asked = '';
    server.use(
      http.get(`${BASE}/*`, ({ request }) => {
        asked = request.url;
        return HttpResponse.json({ items: [] });
      }),
    );
    await client.listRevisions(place, { diff: true });
    expect(asked).toBe(
      `${BASE}/services/default/component/backend/workloads/deployment.back%20end%2F1/revisions?environment=production&target=retail-cluster&diff=true`,
    );
  });

  it('asks for a data store’s past and reports at their places, with values escaped', async () => {
    const asked: string[] = [];
    server.use(
      http.get(`${BASE}/*`, ({ request }) => {
        asked.push(request.url.slice(BASE.length));
        return HttpResponse.json({
          items: [],
          resolutionSeconds: 3600,
          from: '2026-01-15T10:00:00.000Z',
          to: '2026-01-15T11:00:00.000Z',
          samples: [],
          objectives: [],
        });
      }),
    );
    const { workload: datastore, ...where } = place;
    await client.listDatastores(place.entityRef);
    await client.getRecoveryHistory({ ...where, datastore }, { days: 30 });
    await client.listRecoveryReports(place.entityRef, {
      environment: 'production',
      kind: 'drill',
      limit: 100,
    });
    expect(asked).toEqual([
      '/services/default/component/backend/datastores',
      '/services/default/component/backend/datastores/deployment.back%20end%2F1/recovery?environment=production&target=retail-cluster&days=30',
      '/services/default/component/backend/recovery-reports?environment=production&kind=drill&limit=100',
    ]);
  });

  it('sends JSON with the key', async () => {
    const headers: (string | null)[] = [];
    server.use(
      http.post(`${BASE}/operations`, ({ request }) => {
        headers.push(
          request.headers.get('Content-Type'),
          request.headers.get('Idempotency-Key'),
        );
        return refusal(400, 'InputError', { message: 'reason: too short' });
      }),
    );
    const error = await failureOf(
      client.createOperation(
        { plan: aPlanRequest(), planHash: 'h', reason: '' },
        { idempotencyKey: 'a-key' },
      ),
    );
    expect(headers).toEqual(['application/json', 'a-key']);
    expect(error).toMatchObject({ name: 'ResponseError', statusCode: 400 });
    expect(getErrorMessage(error)).toBe('reason: too short');
  });

  it('refuses an answer that breaks the contract', async () => {
    const { signalId, ...broken } = aServiceView();
    server.use(http.get(`${BASE}/*`, () => HttpResponse.json(broken)));
    expect(signalId).toMatch(/./);
    await expect(client.getService(place.entityRef)).rejects.toThrow(
      /signalId/,
    );
  });
});

describe('getStalePlan', () => {
  const ask = (status: number, name: string, plan?: unknown) => {
    server.use(
      http.post(`${BASE}/plans`, () =>
        refusal(status, name, { message: 'No', plan: plan as never }),
      ),
    );
    return failureOf(client.createPlan(aPlanRequest()));
  };

  it('reads the plan as it is now', async () => {
    const error = await ask(409, 'StalePlanError', aPlan());
    expect(getStalePlan(error)).toEqual(aPlan());
    expect(isTransient(error)).toBe(false);
  });

  it.each([
    ['another conflict', 409, 'ConflictError', aPlan()],
    ['another status', 400, 'StalePlanError', aPlan()],
    ['something that is no plan', 409, 'StalePlanError', { planHash: 'h' }],
  ])('finds none in %s', async (_, status, name, plan) => {
    expect(getStalePlan(await ask(status, name, plan))).toBeUndefined();
  });
});

describe('isTransient', () => {
  it.each([
    [400, false],
    [403, false],
    [404, false],
    [429, true],
    [500, true],
    [503, true],
  ])('of status %d is %p', async (status, transient) => {
    server.use(
      http.get(`${BASE}/*`, () =>
        refusal(status, 'SomeError', { message: 'No' }),
      ),
    );
    const error = await failureOf(client.getOperation('an-id'));
    expect(isTransient(error)).toBe(transient);
  });

  it('of a lost connection is true', async () => {
    server.use(http.get(`${BASE}/*`, () => HttpResponse.error()));
    expect(isTransient(await failureOf(client.getOperation('an-id')))).toBe(
      true,
    );
  });
});
