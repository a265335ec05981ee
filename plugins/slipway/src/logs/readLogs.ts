import { KubernetesApi } from '@backstage/plugin-kubernetes-react';

/** The logs of which run of which container. */
export interface LogRequest {
  cluster: string;
  namespace: string;
  instance: string;
  container: string;
  previous: boolean;
  /** How many of the last lines. */
  lines: number;
}

/** Why there are no logs, in a form that has words in every language. */
export type LogRefusal =
  | { reason: 'noPrevious' | 'gone' | 'notPermitted' | 'clusterRefused' }
  | { reason: 'unknownCluster'; cluster: string }
  | { reason: 'waiting'; state: string }
  | { reason: 'noNode'; message: string }
  | { reason: 'failed'; message: string };

/** What the platform has answered. */
export type LogAnswer =
  | { status: 'read'; text: string; at: string }
  | { status: 'refused'; refusal: LogRefusal };

/**
 * The last lines of a container's logs, through the stock plugin's proxy.
 *
 * @remarks
 * `KubernetesProxyApi.getPodLogs` would bring all that a container has ever written; only this way can the cluster be asked for the end.
 */
export async function readLogs(
  api: KubernetesApi,
  request: LogRequest,
): Promise<LogAnswer> {
  const { cluster, namespace, instance, container, previous, lines } = request;
  const query = new URLSearchParams({
    container,
    tailLines: String(lines),
    ...(previous ? { previous: 'true' } : {}),
  });
  const path = `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods/${encodeURIComponent(instance)}/log?${query}`;
  try {
    const response = await api.proxy({ clusterName: cluster, path });
    const text = await response.text();
    return response.ok
      ? { status: 'read', text, at: new Date().toISOString() }
      : { status: 'refused', refusal: explain(response.status, text) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return {
      status: 'refused',
      refusal: /cluster.*not found/i.test(message)
        ? { reason: 'unknownCluster', cluster }
        : { reason: 'failed', message },
    };
  }
}

function explain(status: number, body: string): LogRefusal {
  const { message, byPortal } = readMessage(body);
  const [, waiting] =
    /is waiting to start: (.*?)\s*$/.exec(message) ??
    /(PodInitializing|ContainerCreating)/.exec(message) ??
    [];
  if (status === 403) {
    return { reason: byPortal ? 'notPermitted' : 'clusterRefused' };
  }
  if (/previous terminated container .* not found/.test(message)) {
    return { reason: 'noPrevious' };
  }
  if (waiting) {
    return { reason: 'waiting', state: waiting };
  }
  if (status >= 500 && /dial tcp|:10250/.test(message)) {
    return { reason: 'noNode', message };
  }
  return status === 404 && !byPortal
    ? { reason: 'gone' }
    : { reason: 'failed', message: message || `HTTP ${status}` };
}

/** The message of a Kubernetes Status or of a Backstage error. */
function readMessage(body: string): { message: string; byPortal: boolean } {
  try {
    const parsed = JSON.parse(body) as {
      kind?: string;
      message?: string;
      error?: { message?: string };
    };
    return parsed.error
      ? { message: parsed.error.message ?? '', byPortal: true }
      : { message: parsed.message ?? body, byPortal: false };
  } catch {
    return { message: body, byPortal: false };
  }
}
