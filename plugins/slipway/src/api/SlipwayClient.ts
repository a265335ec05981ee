import { parseEntityRef } from '@backstage/catalog-model';
import { DiscoveryApi, FetchApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import {
  OperationRequest,
  PlanRequest,
  slipwayRoutes,
} from '@slipway/backstage-plugin-slipway-common';
import {
  CallOptions,
  DatastorePlace,
  SlipwayApi,
  WorkloadPlace,
} from './slipwayApi';

type Routes = typeof slipwayRoutes;
type RouteName = keyof Routes;
type Answer<TName extends RouteName> = Routes[TName]['response']['_output'];

interface Call extends CallOptions {
  params?: Record<string, string>;
  query?: Record<string, string | number | undefined>;
  body?: object;
  headers?: Record<string, string>;
}

/** Talks to Slipway's backend over HTTP; what comes back is checked against the contract. @public */
export class SlipwayClient implements SlipwayApi {
  readonly #discoveryApi: DiscoveryApi;
  readonly #fetchApi: FetchApi;

  constructor(options: { discoveryApi: DiscoveryApi; fetchApi: FetchApi }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi;
  }

  getService(
    entityRef: string,
    { after, signal }: CallOptions & { after?: string } = {},
  ) {
    return this.#call('getService', {
      params: servicePath(entityRef),
      query: { after },
      signal,
    });
  }

  listRevisions(
    { entityRef, workload, environment, target }: WorkloadPlace,
    {
      diff,
      cursor,
      limit,
      signal,
    }: CallOptions & { diff?: boolean; cursor?: string; limit?: number } = {},
  ) {
    return this.#call('listRevisions', {
      params: { ...servicePath(entityRef), workload },
      query: {
        environment,
        target,
        cursor,
        limit,
        diff: diff ? 'true' : undefined,
      },
      signal,
    });
  }

  diffRevisions(
    { entityRef, workload, environment, target }: WorkloadPlace,
    { from, to, signal }: CallOptions & { from: string; to: string },
  ) {
    return this.#call('diffRevisions', {
      params: { ...servicePath(entityRef), workload },
      query: { environment, target, from, to },
      signal,
    });
  }

  getScalingHistory(
    { entityRef, workload, environment, target }: WorkloadPlace,
    { hours, signal }: CallOptions & { hours?: number } = {},
  ) {
    return this.#call('getScalingHistory', {
      params: { ...servicePath(entityRef), workload },
      query: { environment, target, hours },
      signal,
    });
  }

  listActivity(
    entityRef: string,
    {
      signal,
      ...query
    }: CallOptions & {
      environment?: string;
      cursor?: string;
      limit?: number;
    } = {},
  ) {
    return this.#call('listActivity', {
      params: servicePath(entityRef),
      query,
      signal,
    });
  }

  listDatastores(entityRef: string, { signal }: CallOptions = {}) {
    return this.#call('listDatastores', {
      params: servicePath(entityRef),
      signal,
    });
  }

  getRecoveryHistory(
    { entityRef, datastore, environment, target }: DatastorePlace,
    { days, signal }: CallOptions & { days?: number } = {},
  ) {
    return this.#call('getRecoveryHistory', {
      params: { ...servicePath(entityRef), datastore },
      query: { environment, target, days },
      signal,
    });
  }

  listRecoveryReports(
    entityRef: string,
    {
      signal,
      ...query
    }: CallOptions & {
      environment?: string;
      kind?: 'restore' | 'drill';
      cursor?: string;
      limit?: number;
    } = {},
  ) {
    return this.#call('listRecoveryReports', {
      params: servicePath(entityRef),
      query,
      signal,
    });
  }

  createPlan(body: PlanRequest, { signal }: CallOptions = {}) {
    return this.#call('createPlan', { body, signal });
  }

  createOperation(
    body: OperationRequest,
    { idempotencyKey, signal }: CallOptions & { idempotencyKey: string },
  ) {
    return this.#call('createOperation', {
      body,
      headers: { 'Idempotency-Key': idempotencyKey },
      signal,
    });
  }

  listOperations(
    query: { entityRef?: string; cursor?: string; limit?: number },
    { signal }: CallOptions = {},
  ) {
    return this.#call('listOperations', { query, signal });
  }

  getOperation(id: string, { signal }: CallOptions = {}) {
    return this.#call('getOperation', { params: { id }, signal });
  }

  listOperationEvents(
    id: string,
    {
      after,
      limit,
      signal,
    }: CallOptions & { after?: number; limit?: number } = {},
  ) {
    return this.#call('listOperationEvents', {
      params: { id },
      query: { after, limit },
      signal,
    });
  }

  cancelOperation(id: string, reason: string, { signal }: CallOptions = {}) {
    return this.#call('cancelOperation', {
      params: { id },
      body: { reason },
      signal,
    });
  }

  async #call<TName extends RouteName>(
    name: TName,
    { params = {}, query = {}, body, headers, signal }: Call,
  ): Promise<Answer<TName>> {
    const { method, path, response: schema } = slipwayRoutes[name];
    const base = await this.#discoveryApi.getBaseUrl('slipway');
    const response = await this.#fetchApi.fetch(
      `${base}${fillPath(path, params)}${toSearch(query)}`,
      {
        method: method.toUpperCase(),
        signal,
        headers: body
          ? { 'Content-Type': 'application/json', ...headers }
          : headers,
        body: body && JSON.stringify(body),
      },
    );
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return schema.parse(await response.json());
  }
}

function servicePath(entityRef: string) {
  const { namespace, kind, name } = parseEntityRef(entityRef);
  return { namespace, kind, name };
}

function fillPath(path: string, params: Record<string, string>): string {
  return path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  );
}

function toSearch(query: Record<string, string | number | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) {
      search.set(name, String(value));
    }
  }
  const text = search.toString();
  return text && `?${text}`;
}
