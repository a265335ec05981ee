import {
  ActivityItem,
  DatastoreRef,
  getRecoveryReport,
  Operation,
  OperationEvent,
  OperationRequest,
  Plan,
  PlanRequest,
  RecoveryHistory,
  RecoveryReport,
  Revision,
  ScalingHistory,
  ServiceView,
} from '@slipway/backstage-plugin-slipway-common';
import {
  anOperation,
  aPlan,
  aRevision,
  aScalingHistory,
  aServiceView,
} from '@slipway/backstage-plugin-slipway-common/testUtils';
import { http, HttpResponse } from 'msw';
import { aRecoveryHistory } from './aDrill';

const BASE = 'http://localhost:0/api/slipway';

/** What a test's backend answers with, and what it was asked. */
export interface MockBackend {
  view: ServiceView;
  revisions: Revision[];
  /** What two revisions differ in. */
  diff: string;
  scalingHistory: ScalingHistory;
  /** The data stores of the component, and the page of each by its entity reference. */
  datastores: DatastoreRef[];
  datastoreViews: Record<string, ServiceView>;
  recoveryHistory: RecoveryHistory;
  reports: RecoveryReport[];
  /** What happened to a data store. */
  datastoreActivity: ActivityItem[];
  activity: ActivityItem[];
  myOperations: Operation[];
  mayCancel: boolean;
  plan: Plan;
  operation: Operation;
  events: OperationEvent[];
  /** Answers of `POST /operations` before the first that accepts. */
  refusals: (() => Response)[];
  serviceQueries: string[];
  planRequests: PlanRequest[];
  operationRequests: { body: OperationRequest; key: string | null }[];
  eventQueries: number[];
  cancelReasons: string[];
}

/** An answer that refuses as Backstage's backends do. */
export function refusal(
  status: number,
  name: string,
  details: { message: string; plan?: Plan },
): Response {
  return HttpResponse.json(
    { error: { name, ...details }, response: { statusCode: status } },
    { status },
  );
}

/** A backend for tests, with the handlers that speak for it. */
export function mockBackend(overrides: Partial<MockBackend> = {}) {
  const backend: MockBackend = {
    view: aServiceView(),
    revisions: [
      aRevision({ revision: '4', version: '1.2.0', current: true }),
      aRevision(),
      aRevision({ revision: '2', version: '1.0.0' }),
    ],
    diff: '',
    scalingHistory: aScalingHistory(),
    datastores: [],
    datastoreViews: {},
    recoveryHistory: aRecoveryHistory(),
    reports: [],
    datastoreActivity: [],
    activity: [],
    myOperations: [],
    mayCancel: true,
    plan: aPlan(),
    operation: anOperation(),
    events: [],
    refusals: [],
    serviceQueries: [],
    planRequests: [],
    operationRequests: [],
    eventQueries: [],
    cancelReasons: [],
    ...overrides,
  };
  return { backend, handlers: createHandlers(backend) };
}

function createHandlers(backend: MockBackend) {
  return [
    http.get(`${BASE}/services/default/component/backend`, ({ request }) => {
      backend.serviceQueries.push(new URL(request.url).search);
      return HttpResponse.json(backend.view);
    }),
    http.get(
      `${BASE}/services/default/component/backend/workloads/:workload/revisions`,
      () => HttpResponse.json({ items: backend.revisions }),
    ),
    http.get(
      `${BASE}/services/default/component/backend/workloads/:workload/revisions/diff`,
      ({ request }) => {
        const query = new URL(request.url).searchParams;
        return HttpResponse.json({
          from: query.get('from'),
          to: query.get('to'),
          diff: backend.diff,
        });
      },
    ),
    http.get(
      `${BASE}/services/default/component/backend/workloads/:workload/scaling`,
      () => HttpResponse.json(backend.scalingHistory),
    ),
    http.get(`${BASE}/services/default/component/backend/activity`, () =>
      HttpResponse.json({ items: backend.activity }),
    ),
    http.get(`${BASE}/services/:namespace/:kind/:name/datastores`, () =>
      HttpResponse.json({ items: backend.datastores }),
    ),
    http.get(
      `${BASE}/services/:namespace/:kind/:name/datastores/:datastore/recovery`,
      () => HttpResponse.json(backend.recoveryHistory),
    ),
    http.get(
      `${BASE}/services/:namespace/:kind/:name/recovery-reports`,
      ({ request }) => page(backend.reports, request),
    ),
    http.get(`${BASE}/services/:namespace/resource/:name/activity`, () =>
      HttpResponse.json({ items: backend.datastoreActivity }),
    ),
    http.get(`${BASE}/services/default/resource/:name`, ({ params }) => {
      const view = backend.datastoreViews[`resource:default/${params.name}`];
      return view
        ? HttpResponse.json(view)
        : refusal(404, 'NotFoundError', { message: 'There is none' });
    }),
    http.get(`${BASE}/operations`, () =>
      HttpResponse.json({ items: backend.myOperations }),
    ),
    http.post(`${BASE}/plans`, async ({ request }) => {
      backend.planRequests.push((await request.json()) as PlanRequest);
      return HttpResponse.json(backend.plan);
    }),
    http.post(`${BASE}/operations`, async ({ request }) => {
      backend.operationRequests.push({
        body: (await request.json()) as OperationRequest,
        key: request.headers.get('Idempotency-Key'),
      });
      return (
        backend.refusals.shift()?.() ??
        HttpResponse.json(backend.operation, { status: 202 })
      );
    }),
    http.get(`${BASE}/operations/:id`, () =>
      HttpResponse.json({
        operation: backend.operation,
        mayCancel: backend.mayCancel,
        recovery: getRecoveryReport(backend.operation),
      }),
    ),
    http.get(`${BASE}/operations/:id/events`, ({ request }) => {
      const after = Number(new URL(request.url).searchParams.get('after'));
      backend.eventQueries.push(after);
      return HttpResponse.json({
        items: backend.events.filter(({ sequence }) => sequence > after),
      });
    }),
    http.post(`${BASE}/operations/:id/cancel`, async ({ request }) => {
      const { reason } = (await request.json()) as { reason: string };
      backend.cancelReasons.push(reason);
      return HttpResponse.json(
        { ...backend.operation, message: 'Stops at its next step' },
        { status: 202 },
      );
    }),
  ];
}

/** A page as the backend makes it: the cursor is the index of the first item. */
function page<TItem>(items: TItem[], request: Request) {
  const query = new URL(request.url).searchParams;
  const from = Number(query.get('cursor') ?? 0);
  const to = from + Number(query.get('limit') ?? 20);
  return HttpResponse.json({
    items: items.slice(from, to),
    nextCursor: to < items.length ? String(to) : undefined,
  });
}
