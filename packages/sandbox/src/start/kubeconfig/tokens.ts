import { CoreV1Api, KubeConfig } from '@kubernetes/client-node';

const NAMESPACE = 'slipway';

/** Who reads and who changes, as `examples/kubernetes/cluster` creates them. */
export const serviceAccounts = [
  { namespace: NAMESPACE, name: 'slipway-reader' },
  { namespace: NAMESPACE, name: 'slipway-executor' },
] as const;

/** As long as a demo may run; a cluster may give less. */
const WANTED_SECONDS = 7 * 86_400;

/** Tokens of the portal on a cluster. */
export type Tokens = { reader: string; executor: string; expire: Date };

/** Has the cluster make a token for reading and another one for changing. */
export async function requestTokens(config: KubeConfig): Promise<Tokens> {
  const api = config.makeApiClient(CoreV1Api);
  const statuses = await Promise.all(
    serviceAccounts.map(async account => {
      const { status } = await api.createNamespacedServiceAccountToken({
        ...account,
        body: {
          apiVersion: 'authentication.k8s.io/v1',
          kind: 'TokenRequest',
          spec: { audiences: [], expirationSeconds: WANTED_SECONDS },
        },
      });
      return status;
    }),
  );
  const [reader, executor] = statuses.map(status => status?.token ?? '');
  const expiries = statuses.map(status =>
    Number(status?.expirationTimestamp ?? 0),
  );
  return {
    reader: reader ?? '',
    executor: executor ?? '',
    expire: new Date(Math.min(...expiries)),
  };
}
