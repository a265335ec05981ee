import { readFile } from 'node:fs/promises';
import { RequestOptions } from 'node:https';

/**
 * What signs in to a cluster.
 *
 * @public
 */
export interface ClusterCredentials {
  /** Adds what signs the request in: headers, or a client certificate. */
  apply(options: RequestOptions): Promise<void>;
  /** Called when the server did not accept them: the next `apply` fetches new ones. */
  refresh?(): void;
}

/** Where Kubernetes mounts the credentials of a pod's own service account. */
export const IN_CLUSTER_DIRECTORY =
  '/var/run/secrets/kubernetes.io/serviceaccount';

/** Nothing to sign in with: `kubectl proxy` does it. */
export const anonymous: ClusterCredentials = { apply: async () => {} };

/** A token that does not change. */
export function fixedToken(token: string): ClusterCredentials {
  return { apply: async options => setBearer(options, token) };
}

/** A token in a file that the kubelet renews; read again every minute. */
export function tokenFile(path: string): ClusterCredentials {
  let kept: { token: string; readAt: number } | undefined;
  return {
    async apply(options) {
      if (!kept || performance.now() - kept.readAt > 60_000) {
        const token = (await readFile(path, 'utf8')).trim();
        kept = { token, readAt: performance.now() };
      }
      setBearer(options, kept.token);
    },
    refresh() {
      kept = undefined;
    },
  };
}

/** Puts a bearer token into a request. */
export function setBearer(options: RequestOptions, token: string): void {
  options.headers = { ...options.headers, authorization: `Bearer ${token}` };
}
