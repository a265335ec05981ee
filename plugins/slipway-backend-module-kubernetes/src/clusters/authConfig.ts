import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/**
 * How to sign in to a cluster, as configured: the same words for reading (`kubernetes.clusterLocatorMethods`) and for
 * changing (`executor` of a target).
 *
 * @public
 */
export type ClusterAuthConfig =
  | {
      authProvider: 'serviceAccount';
      /** Absent for the token file that Kubernetes mounts into the portal's own pod. */
      serviceAccountToken?: string;
    }
  | {
      authProvider: 'aws';
      assumeRole?: string;
      externalId?: string;
      /** Name of the EKS cluster where it differs from the cluster's name. */
      clusterId?: string;
    }
  | { authProvider: 'localKubectlProxy' }
  | {
      authProvider: 'kubeconfig';
      /** A context of `slipway.kubernetes.kubeconfig.path`. */
      context: string;
    };

/** Keys of `authMetadata`, as the Backstage Kubernetes plugin names them. */
const metadataKeys = {
  authProvider: 'kubernetes.io/auth-provider',
  assumeRole: 'kubernetes.io/aws-assume-role',
  externalId: 'kubernetes.io/aws-external-id',
  clusterId: 'kubernetes.io/x-k8s-aws-id',
};

/**
 * Reads `authProvider` and what belongs to it: the keys of the Backstage Kubernetes plugin, `authMetadata` included.
 *
 * @throws InputError naming the key, its value and the fix.
 */
export function readClusterAuth(
  config: Config,
  key: string,
): ClusterAuthConfig {
  const metadata =
    config.getOptional<Record<string, string>>('authMetadata') ?? {};
  const serviceAccountToken =
    metadata.serviceAccountToken ??
    config.getOptionalString('serviceAccountToken');
  const authProvider =
    metadata[metadataKeys.authProvider] ??
    config.getOptionalString('authProvider') ??
    (serviceAccountToken ? 'serviceAccount' : undefined);

  switch (authProvider) {
    case 'serviceAccount':
      return {
        authProvider,
        ...(serviceAccountToken && { serviceAccountToken }),
      };
    case 'aws':
      return {
        authProvider,
        ...pick('assumeRole', metadata[metadataKeys.assumeRole], config),
        ...pick('externalId', metadata[metadataKeys.externalId], config),
        ...pick('clusterId', metadata[metadataKeys.clusterId], config),
      };
    case 'localKubectlProxy':
      return { authProvider };
    case 'kubeconfig':
      return { authProvider, context: config.getString('context') };
    default:
      throw new InputError(
        `${key}.authProvider is ${
          authProvider === undefined ? 'not set' : `'${authProvider}'`
        }; set it to 'serviceAccount', 'aws' or 'localKubectlProxy'`,
      );
  }
}

function pick(
  name: 'assumeRole' | 'externalId' | 'clusterId',
  fromMetadata: string | undefined,
  config: Config,
) {
  const value = fromMetadata ?? config.getOptionalString(name);
  return value ? { [name]: value } : {};
}
