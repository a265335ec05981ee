import {
  getRecoveryReport,
  OperationRequest,
  PlanRequest,
} from '@slipway/backstage-plugin-slipway-common';
import { aDrill } from '../src/__testUtils__/aDrill';
import { answerRecovery } from './answerRecovery';
import { diffOf } from './mockDiffs';
import { MockOperations } from './mockOperations';
import { activityPage, myOperationsPage, scalingHistory } from './mockPast';
import { eventsOf, statesShown } from './mockStates';
import { planFor, revisions } from './mockPlans';
import { furtherScenarios } from './furtherScenarios';
import { scenarios as everydayScenarios } from './scenarios';

const scenarios = { ...everydayScenarios, ...furtherScenarios };
const operations = new MockOperations();

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json' },
  });
const refuse = (status: number, name: string, message: string) =>
  json({ error: { name, message }, response: { statusCode: status } }, status);

/** What Slipway's backend would answer; the name of the component chooses the scenario. */
export async function answerRequest(
  method: string,
  url: URL,
  body: string,
): Promise<Response> {
  const path = url.pathname.replace(/^.*\/api\/slipway/, '');
  const [, first, ...rest] = path.split('/').map(decodeURIComponent);
  const recovery = first === 'services' && answerRecovery(rest);
  if (recovery) {
    return json(recovery);
  }
  if (first === 'services' && rest.includes('scaling')) {
    return answerScaling(rest[2] ?? '', url.searchParams);
  }
  if (first === 'services' && rest.includes('activity')) {
    return answerActivity(rest[2] ?? '', url.searchParams);
  }
  if (first === 'services' && rest.includes('diff')) {
    const [from, to] = ['from', 'to'].map(
      side => url.searchParams.get(side) ?? '',
    ) as [string, string];
    return json({ from, to, diff: diffOf(from, to) });
  }
  if (first === 'services' && rest.includes('workloads')) {
    const diff = url.searchParams.get('diff') === 'true';
    return json({ items: revisions(diff) });
  }
  if (first === 'services') {
    return answerService(rest[2] ?? '');
  }
  if (first === 'plans') {
    return json(planFor(JSON.parse(body) as PlanRequest));
  }
  if (first === 'operations') {
    return answerOperation(method, rest, { url, body });
  }
  return refuse(404, 'NotFoundError', `No ${path}`);
}

function answerScaling(name: string, query: URLSearchParams): Response {
  if (name === 'unreachable') {
    return refuse(400, 'InputError', 'The history cannot be read');
  }
  const hours = Number(query.get('hours') ?? 6);
  const history = scalingHistory(
    hours,
    query.get('environment') === 'development' ? 4 : 10,
  );
  return json(name === 'guarded' ? { ...history, samples: [] } : history);
}

function answerActivity(name: string, query: URLSearchParams): Response {
  if (name === 'unreachable') {
    return refuse(400, 'InputError', 'The activity cannot be read');
  }
  const started = operations.of(`component:default/${name}`);
  return json(
    name === 'guarded' ? { items: [] } : activityPage(query, started),
  );
}

async function answerService(name: string): Promise<Response> {
  const scenario = scenarios[name];
  if (name === 'loading') {
    return new Promise(() => {});
  }
  if (!scenario) {
    return refuse(404, 'NotFoundError', `There is no component ${name}`);
  }
  if (name === 'failed') {
    return refuse(400, 'InputError', 'The catalog gave no such entity');
  }
  if (name === 'forbidden') {
    return refuse(
      403,
      'NotAllowedError',
      'slipway.service.read is refused on component:default/forbidden',
    );
  }
  return json({ ...scenario(), entityRef: `component:default/${name}` });
}

function answerOperation(
  method: string,
  [id, part]: string[],
  request: { url: URL; body: string },
): Response {
  if (method === 'POST' && !id) {
    return json(
      operations.start(JSON.parse(request.body) as OperationRequest),
      202,
    );
  }
  if (!id) {
    return json(myOperationsPage(request.url.searchParams, operations.of()));
  }
  const operation =
    operations.get(id) ??
    statesShown.find(candidate => candidate.id === id) ??
    (id === aDrill().id ? aDrill() : undefined);
  if (!operation) {
    return refuse(404, 'NotFoundError', `No operation ${id}`);
  }
  if (part === 'events') {
    const after = Number(request.url.searchParams.get('after'));
    const limit = Number(request.url.searchParams.get('limit') ?? 100);
    const known = statesShown.includes(operation)
      ? eventsOf(operation).filter(({ sequence }) => sequence > after)
      : operations.eventsAfter(operation.id, after);
    return json({ items: known.slice(0, limit) });
  }
  return json({
    operation,
    mayCancel: operation.state !== 'unobservable',
    recovery: getRecoveryReport(operation),
  });
}
