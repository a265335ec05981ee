import { IncomingMessage } from 'node:http';
import { KubernetesObjects } from '../operations/clusterAccess';
import { RawObject } from '../model/raw';
import { ClusterAuthConfig } from './authConfig';

/** A read that the reflectors make: a list or a watch. */
export interface ReadOptions {
  query?: Readonly<Record<string, string | number | boolean | undefined>>;
  timeoutMs?: number;
  signal?: AbortSignal;
}

/**
 * A cluster, with one set of credentials.
 *
 * @remarks
 * Every request has a time-out, keeps its connection, follows no redirect, and is signed in again once after a 401.
 */
export interface ClusterClient extends KubernetesObjects {
  /** Reads a path and answers with its JSON. */
  read(path: string, options?: ReadOptions): Promise<RawObject>;
  /** Opens a stream; resolves once the server has answered with 200. The caller ends it by its signal. */
  stream(path: string, options: ReadOptions): Promise<IncomingMessage>;
}

/** A cluster that targets may name. */
export interface Cluster {
  readonly name: string;
  /** With the credentials for reading. */
  readonly reader: ClusterClient;
  /** The same for operations under way, which whoever looks and plans must not keep waiting. */
  readonly operationReader: ClusterClient;
  /** The same for the reflectors, whose lists and watches must not keep anybody else waiting. */
  readonly watcher: ClusterClient;
  /** With the credentials for changing; the session and the user agent carry the operation's ID. */
  executor(
    auth: ClusterAuthConfig,
    options?: { operationId?: string },
  ): ClusterClient;
  /**
   * The UID of the namespace `kube-system`, which two clusters never share, read live.
   *
   * @param options - the operation that asks, where one does.
   * @returns `undefined` where the reader may not get that namespace.
   * @throws TerminalOperationError where another server answers than the one that was first seen.
   */
  clusterUid(options?: { operationId?: string }): Promise<string | undefined>;
  /** Closes its connections. */
  close(): void;
}

/** The clusters that are known, by name. */
export interface Clusters {
  /** @throws InputError naming the clusters that are known. */
  get(name: string): Cluster;
  readonly names: readonly string[];
}
