import { createServer, type Server } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiError, type ApiClient } from './apiClient';
import type { PodLoad, PodLoads } from './podLoads';
import { podMetrics, type Pod } from './podMetrics';

/** @see {@link MetricsServer.start} */
export interface MetricsServerOptions {
  port: number;
  certificate: Buffer;
  key: Buffer;
  /** Asked which pods there are, at each request. */
  api: ApiClient;
  loads: PodLoads;
}

const group = 'metrics.k8s.io';
// The aggregator asks for a description over and over until it is given one.
const emptyOpenApi = {
  swagger: '2.0',
  info: { title: group, version: 'v1beta1' },
  paths: {},
};
const groupVersion = `${group}/v1beta1`;

/** Serves metrics.k8s.io on the loopback interface, to the API server's aggregator, from loads that tests set. */
export class MetricsServer {
  /**
   * Whether every question for metrics is answered with 503, as by a metrics server that is down.
   *
   * @remarks Discovery goes on, or the API server would give up on the whole API for half a minute and miss the recovery.
   */
  unavailable = false;

  private constructor(
    private readonly server: Server,
    private readonly options: MetricsServerOptions,
  ) {}

  /** Starts listening. */
  static async start(options: MetricsServerOptions): Promise<MetricsServer> {
    const server = createServer({
      cert: options.certificate,
      key: options.key,
    });
    const started = new MetricsServer(server, options);
    server.on('request', (request, response) => {
      void started.#answer(request, response);
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ port: options.port, host: '127.0.0.1' }, resolve);
    });
    return started;
  }

  /** Stops listening and drops what is connected. */
  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>(resolve => this.server.close(() => resolve()));
  }

  async #answer(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    let status = 200;
    let body: unknown;
    try {
      body = await this.#respond(
        new URL(request.url ?? '/', 'https://localhost'),
      );
    } catch (error) {
      status = error instanceof ApiError ? error.statusCode : 503;
      body = {
        kind: 'Status',
        apiVersion: 'v1',
        status: 'Failure',
        code: status,
        message: String(error),
      };
    }
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  }

  async #respond(url: URL): Promise<unknown> {
    const path = url.pathname.replace(/\/$/, '');
    if (path === '/openapi/v2' || path === '/openapi/v3') {
      return emptyOpenApi;
    }
    if (path === '/apis' || path === `/apis/${group}`) {
      const version = { groupVersion, version: 'v1beta1' };
      const apiGroup = {
        name: group,
        versions: [version],
        preferredVersion: version,
      };
      return path === '/apis'
        ? { kind: 'APIGroupList', apiVersion: 'v1', groups: [apiGroup] }
        : { kind: 'APIGroup', apiVersion: 'v1', ...apiGroup };
    }
    if (path === `/apis/${groupVersion}`) {
      const pods = {
        name: 'pods',
        singularName: '',
        namespaced: true,
        kind: 'PodMetrics',
        verbs: ['get', 'list'],
      };
      return {
        kind: 'APIResourceList',
        apiVersion: 'v1',
        groupVersion,
        resources: [pods],
      };
    }
    const [found, namespace, name] =
      new RegExp(
        `^/apis/${groupVersion}(?:/namespaces/([^/]+))?/pods(?:/([^/]+))?$`,
      ).exec(path) ?? [];
    if (!found) {
      throw new ApiError(404, `${path} is not served here`);
    }
    if (this.unavailable) {
      throw new ApiError(503, 'the metrics are set to be unavailable');
    }
    if (namespace && name) {
      return this.#one(namespace, name);
    }
    return this.#list(namespace, url.searchParams.get('labelSelector') ?? '');
  }

  async #list(
    namespace: string | undefined,
    labelSelector: string,
  ): Promise<unknown> {
    const path = namespace
      ? `/api/v1/namespaces/${namespace}/pods`
      : '/api/v1/pods';
    const { items } = await this.options.api.request<{ items: Pod[] }>(
      'GET',
      `${path}?labelSelector=${encodeURIComponent(labelSelector)}`,
    );
    const metrics = items
      .map(pod => this.#measure(pod))
      .filter(found => found !== undefined);
    return {
      kind: 'PodMetricsList',
      apiVersion: groupVersion,
      metadata: {},
      items: metrics,
    };
  }

  async #one(namespace: string, name: string): Promise<unknown> {
    const pod = await this.options.api.request<Pod>(
      'GET',
      `/api/v1/namespaces/${namespace}/pods/${name}`,
    );
    const metrics = this.#measure(pod);
    if (!metrics) {
      throw new ApiError(404, `no metrics of pod ${namespace}/${name}`);
    }
    return metrics;
  }

  #measure(pod: Pod) {
    const { name, namespace, labels = {} } = pod.metadata;
    const load: PodLoad | 'missing' =
      pod.status?.phase === 'Running'
        ? this.options.loads.of({ name, namespace, labels })
        : 'missing';
    return load === 'missing' ? undefined : podMetrics(pod, load, new Date());
  }
}
