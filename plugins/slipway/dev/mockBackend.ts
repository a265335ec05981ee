import {
  ApiBlueprint,
  createFrontendModule,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import {
  OperationRequest,
  PlanRequest,
} from '@slipway/backstage-plugin-slipway-common';
import { MockOperations } from './mockOperations';
import { planFor, revisions } from './mockPlans';
import { scenarios } from './scenarios';

const operations = new MockOperations();

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json' },
  });
const refuse = (status: number, name: string, message: string) =>
  json({ error: { name, message }, response: { statusCode: status } }, status);

async function answer(
  method: string,
  url: URL,
  body: string,
): Promise<Response> {
  const path = url.pathname.replace(/^.*\/api\/slipway/, '');
  const [, first, ...rest] = path.split('/').map(decodeURIComponent);
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

async function answerService(name: string): Promise<Response> {
  const scenario = scenarios[name];
  if (name === 'loading') {
    return new Promise(() => {});
  }
  if (!scenario) {
    return refuse(404, 'NotFoundError', `There is no component ${name}`);
  }
  if (name === 'forbidden') {
    return refuse(
      403,
      'NotAllowedError',
      'slipway.service.read is refused on component:default/forbidden',
    );
  }
  return json(operations.addTo(scenario()));
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
  const operation = operations.get(id ?? '');
  if (!operation) {
    return refuse(404, 'NotFoundError', `No operation ${id}`);
  }
  if (part === 'events') {
    const after = Number(request.url.searchParams.get('after'));
    return json({ items: operations.eventsAfter(operation.id, after) });
  }
  return json(operation);
}

const mockFetch: typeof fetch = async (input, init) =>
  answer(
    init?.method ?? 'GET',
    new URL(String(input), window.location.href),
    String(init?.body ?? ''),
  );

/** Answers the plugin's requests in the browser, in place of a backend. */
export const mockBackendModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    ApiBlueprint.make({
      name: 'fetch',
      params: define =>
        define({
          api: fetchApiRef,
          deps: {},
          factory: () => ({ fetch: mockFetch }),
        }),
    }),
  ],
});
