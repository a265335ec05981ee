import { IncomingMessage } from 'node:http';
import { InputError } from '@backstage/errors';
import { RetryableOperationError } from '@slipway/backstage-plugin-slipway-node';
import {
  AccessQuestion,
  CollectionRef,
  JsonPatchOperation,
  ObjectRef,
  PatchOptions,
} from '../operations/clusterAccess';
import {
  isJsonObject,
  objectAt,
  objectsAt,
  RawObject,
  textAt,
  valueAt,
} from '../model/raw';
import { pause } from '../reflector/pause';
import { ClusterClient, ReadOptions } from './cluster';
import { ClusterCredentials } from './credentials';
import {
  RightMissingError,
  ServerUnreachableError,
  toClusterError,
} from './errors';
import { readApiStatus } from './refusal';
import { readBody } from './readBody';
import { TokenBucket } from './tokenBucket';
import { Transport, WireRequest } from './transport';

const TIMEOUT_MS = 15_000;
const PAGE_SIZE = 500;
/** Between two questions whether a right is missing: a server that starts may be wrong about that, too. */
const CONFIRM_AFTER_MS = 1_000;

/** What a client is made of. */
export interface ClientOptions {
  cluster: string;
  transport: Transport;
  credentials: ClusterCredentials;
  userAgent: string;
  /** Requests that share it wait for each other. */
  bucket: TokenBucket;
}

/** A client of one cluster with one set of credentials. */
export class HttpClusterClient implements ClusterClient {
  readonly #options: ClientOptions;

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  async read(path: string, options: ReadOptions = {}): Promise<RawObject> {
    return this.#json({
      method: 'GET',
      path: withQuery(path, options.query),
      timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
      signal: options.signal,
    });
  }

  async stream(path: string, options: ReadOptions): Promise<IncomingMessage> {
    return this.#send({
      method: 'GET',
      path: withQuery(path, options.query),
      timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
      signal: options.signal,
    });
  }

  async get(ref: ObjectRef): Promise<RawObject> {
    return this.#confirming('get', ref, () => this.read(pathOf(ref)));
  }

  async list(
    ref: CollectionRef,
    options: { labelSelector?: string; fieldSelector?: string } = {},
  ): Promise<readonly RawObject[]> {
    return this.#confirming('list', ref, () => this.#listPages(ref, options));
  }

  async #listPages(
    ref: CollectionRef,
    options: { labelSelector?: string; fieldSelector?: string },
  ): Promise<readonly RawObject[]> {
    const items: RawObject[] = [];
    let next: string | undefined;
    do {
      const page = await this.read(pathOf(ref), {
        query: { ...options, limit: PAGE_SIZE, continue: next },
      });
      items.push(...objectsAt(page, 'items'));
      next = textAt(page, 'metadata', 'continue');
    } while (next);
    return items;
  }

  async patch(
    ref: ObjectRef,
    patch: readonly JsonPatchOperation[],
    options: PatchOptions,
  ): Promise<RawObject> {
    return this.#confirming('patch', ref, () =>
      this.#json({
        method: 'PATCH',
        path: withQuery(pathOf(ref), {
          fieldManager: options.fieldManager,
          dryRun: options.dryRun ? 'All' : undefined,
        }),
        headers: { 'content-type': 'application/json-patch+json' },
        body: JSON.stringify(patch),
        timeoutMs: TIMEOUT_MS,
      }),
    );
  }

  async canI(question: AccessQuestion) {
    const { resource, ...attributes } = question;
    const [plural, subresource] = resource.split('/');
    const review = await this.#json({
      method: 'POST',
      path: '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        apiVersion: 'authorization.k8s.io/v1',
        kind: 'SelfSubjectAccessReview',
        spec: {
          resourceAttributes: { ...attributes, resource: plural, subresource },
        },
      }),
      timeoutMs: TIMEOUT_MS,
    });
    const reason = textAt(review, 'status', 'reason');
    return {
      allowed: valueAt(objectAt(review, 'status'), 'allowed') === true,
      ...(reason && { reason }),
    };
  }

  /** Gives the error of a missing right the means to be confirmed. */
  async #confirming<TResult>(
    verb: string,
    ref: CollectionRef & { name?: string },
    request: () => Promise<TResult>,
  ): Promise<TResult> {
    try {
      return await request();
    } catch (error) {
      if (error instanceof RightMissingError) {
        const { group, plural: resource, namespace, name } = ref;
        const question = { verb, group, resource, namespace, name };
        error.confirm = async () => {
          if ((await this.canI(question)).allowed) {
            return false;
          }
          await pause(CONFIRM_AFTER_MS);
          return !(await this.canI(question)).allowed;
        };
      }
      throw error;
    }
  }

  async #json(wire: WireRequest): Promise<RawObject> {
    const text = await this.#body(await this.#send(wire), wire);
    try {
      const value = JSON.parse(text);
      if (isJsonObject(value)) {
        return value;
      }
    } catch {
      // Said below: a torn answer and one of another form are the same to the caller.
    }
    throw new ServerUnreachableError(
      `${this.#options.cluster}: the answer to ${describe(wire)} is not a JSON object`,
    );
  }

  async #send(wire: WireRequest): Promise<IncomingMessage> {
    const { cluster, transport, credentials, userAgent } = this.#options;
    await this.#takeToken(wire);
    const request = {
      ...wire,
      headers: { 'user-agent': userAgent, ...wire.headers },
    };
    let response = await transport.send(request, credentials);
    if (response.statusCode === 401 && credentials.refresh) {
      response.resume();
      credentials.refresh();
      response = await transport.send(request, credentials);
    }
    const status = response.statusCode ?? 0;
    if (status >= 200 && status < 300) {
      return response;
    }
    const text = await this.#body(response, wire);
    const retryAfter = Number(response.headers['retry-after']);
    throw toClusterError({
      cluster,
      action: describe(wire),
      status,
      body: readApiStatus(text),
      ...(retryAfter > 0 && { retryAfterSeconds: retryAfter }),
      patch: wire.method === 'PATCH',
    });
  }

  async #takeToken({ signal }: WireRequest) {
    const { bucket, cluster } = this.#options;
    const delay = bucket.take();
    if (delay === undefined) {
      throw new RetryableOperationError(
        `${cluster} is asked for more than it can be asked for at once; try again in a moment`,
        { retryAfterSeconds: 1 },
      );
    }
    if (delay > 0) {
      await pause(delay, signal);
    }
  }

  #body(response: IncomingMessage, { timeoutMs }: WireRequest) {
    const { cluster } = this.#options;
    return readBody(response, { cluster, timeoutMs });
  }
}

/** Path of a collection or of one of its objects; `namespace: ''` stands for all namespaces. */
export function pathOf(ref: CollectionRef & { name?: string }): string {
  const parts = [
    ...(ref.group ? ['apis', ref.group] : ['api']),
    ref.version,
    ...(ref.namespace ? ['namespaces', ref.namespace] : []),
    // A subresource is part of the plural: `deployments/scale` is `deployments/NAME/scale` on the wire.
    ...ref.plural.split('/').slice(0, 1),
    ...(ref.name ? [ref.name] : []),
    ...ref.plural.split('/').slice(1),
  ];
  if (parts.some(part => part === '' || part === '.' || part === '..')) {
    throw new InputError(`'${parts.join('/')}' is not a path of an object`);
  }
  return `/${parts.map(encodeURIComponent).join('/')}`;
}

function withQuery(path: string, query: ReadOptions['query'] = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') {
      search.set(key, String(value));
    }
  }
  return search.size ? `${path}?${search}` : path;
}

function describe(wire: WireRequest): string {
  const verbs: Record<string, string> = { GET: 'read', PATCH: 'patch' };
  return `${verbs[wire.method] ?? 'create'} ${wire.path.replace(/\?.*$/, '')}`;
}
