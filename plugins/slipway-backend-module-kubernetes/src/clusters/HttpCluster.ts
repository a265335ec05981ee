import { LoggerService } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  RetryableOperationError,
  TerminalOperationError,
} from '@slipway/backstage-plugin-slipway-node';
import { textAt } from '../model/raw';
import { ClusterAuthConfig } from './authConfig';
import { HttpClusterClient } from './client';
import { Cluster, ClusterClient } from './cluster';
import { ClusterCredentials } from './credentials';
import { CredentialsFactory } from './credentialsFactory';
import { RateLimit, TokenBucket } from './tokenBucket';
import { Transport } from './transport';

const USER_AGENT = 'slipway';
/** Operations whose credentials are kept at the same time. */
const MAX_EXECUTORS = 100;
/** A person who looks is told sooner than they would give up. */
const LONGEST_WAIT_SECONDS = 10;

/** What a cluster is made of. */
export interface HttpClusterOptions {
  name: string;
  url: URL;
  transport: Transport;
  readerCredentials: ClusterCredentials;
  createCredentials: CredentialsFactory;
  logger: LoggerService;
  /** For people who look and plan, for watching, and for operations, each. */
  rateLimit?: Omit<RateLimit, 'longestWaitSeconds'>;
}

/**
 * A cluster that is reached over HTTP.
 *
 * @remarks
 * People who look and plan share one measure of requests, however many they are, and operations under way have another:
 * no crowd before the pages keeps an operation waiting.
 */
export class HttpCluster implements Cluster {
  readonly name: string;
  readonly reader: ClusterClient;
  readonly operationReader: ClusterClient;
  readonly watcher: ClusterClient;
  readonly #options: HttpClusterOptions;
  readonly #peopleBucket: TokenBucket;
  readonly #operationBucket: TokenBucket;
  readonly #executors = new Map<string, ClusterClient>();
  #firstSeenUid: string | undefined;

  constructor(options: HttpClusterOptions) {
    this.#options = options;
    this.name = options.name;
    this.#peopleBucket = new TokenBucket({
      ...options.rateLimit,
      longestWaitSeconds: LONGEST_WAIT_SECONDS,
    });
    this.#operationBucket = new TokenBucket(options.rateLimit);
    const reading = {
      cluster: options.name,
      transport: options.transport,
      credentials: options.readerCredentials,
      userAgent: USER_AGENT,
    };
    this.reader = new HttpClusterClient({
      ...reading,
      bucket: this.#peopleBucket,
    });
    this.operationReader = new HttpClusterClient({
      ...reading,
      bucket: this.#operationBucket,
    });
    this.watcher = new HttpClusterClient({
      ...reading,
      bucket: new TokenBucket(options.rateLimit),
    });
  }

  executor(
    auth: ClusterAuthConfig,
    { operationId }: { operationId?: string } = {},
  ): ClusterClient {
    const key = JSON.stringify([operationId, auth]);
    const kept = this.#executors.get(key);
    if (kept) {
      return kept;
    }
    const { name, url, transport, createCredentials } = this.#options;
    const client = new HttpClusterClient({
      cluster: name,
      transport,
      credentials: createCredentials(auth, {
        cluster: { name, url },
        operationId,
      }),
      userAgent: operationId
        ? `${USER_AGENT} (operation ${operationId})`
        : USER_AGENT,
      bucket: operationId ? this.#operationBucket : this.#peopleBucket,
    });
    const [oldest] = this.#executors.keys();
    if (oldest !== undefined && this.#executors.size >= MAX_EXECUTORS) {
      this.#executors.delete(oldest);
    }
    this.#executors.set(key, client);
    return client;
  }

  async clusterUid({ operationId }: { operationId?: string } = {}): Promise<
    string | undefined
  > {
    const uid = await this.#readUid(
      operationId ? this.operationReader : this.reader,
    );
    if (uid === undefined) {
      return undefined;
    }
    this.#firstSeenUid ??= uid;
    if (uid !== this.#firstSeenUid) {
      this.#options.logger.error(
        `The server behind the cluster '${this.name}' is not the one that was seen first: the UID of its namespace kube-system is ${uid}, it was ${this.#firstSeenUid}`,
      );
      throw new TerminalOperationError(
        `The server behind the cluster '${this.name}' has been replaced by another since the portal started; restart the portal if that is intended`,
      );
    }
    return uid;
  }

  close(): void {
    this.#options.transport.close();
  }

  async #readUid(reader: ClusterClient): Promise<string | undefined> {
    try {
      const namespace = await reader.read('/api/v1/namespaces/kube-system');
      return textAt(namespace, 'metadata', 'uid');
    } catch (error) {
      if (!(error instanceof NotAllowedError)) {
        throw error;
      }
      if (this.#firstSeenUid) {
        throw new RetryableOperationError(
          `The cluster '${this.name}' no longer lets its namespace kube-system be read, so it cannot be recognised`,
          { cause: error },
        );
      }
      return undefined;
    }
  }
}
