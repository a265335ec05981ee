import { join } from 'node:path';
import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import { InputError } from '@backstage/errors';
import { AwsCredentialsManager } from '@backstage/integration-aws-node';
import { ClusterAuthConfig } from './authConfig';
import {
  anonymous,
  ClusterCredentials,
  fixedToken,
  IN_CLUSTER_DIRECTORY,
  tokenFile,
} from './credentials';
import { AwsCredentialSource, EksToken } from './eksToken';
import { Kubeconfig } from './kubeconfig';

/** For which cluster credentials are wanted, and for which operation. */
export interface CredentialsPurpose {
  cluster: { name: string; url: URL };
  operationId?: string;
}

/** Makes credentials of what is configured. */
export type CredentialsFactory = (
  auth: ClusterAuthConfig,
  purpose: CredentialsPurpose,
) => ClusterCredentials;

/** Makes the factory of credentials. */
export function createCredentialsFactory(options: {
  aws: () => AwsCredentialsManager;
  kubeconfig?: Kubeconfig;
}): CredentialsFactory {
  return (auth, purpose) => {
    switch (auth.authProvider) {
      case 'serviceAccount':
        return auth.serviceAccountToken
          ? fixedToken(auth.serviceAccountToken)
          : tokenFile(join(IN_CLUSTER_DIRECTORY, 'token'));
      case 'aws':
        return new EksToken({
          clusterId: auth.clusterId ?? purpose.cluster.name,
          region: regionOf(purpose.cluster.url),
          credentials: awsCredentials(options.aws(), auth, purpose),
        });
      case 'kubeconfig':
        if (!options.kubeconfig) {
          throw new InputError(
            `the auth provider 'kubeconfig' needs slipway.kubernetes.kubeconfig.path, which is not set`,
          );
        }
        return options.kubeconfig.getCredentials(auth.context);
      default:
        return anonymous;
    }
  };
}

function awsCredentials(
  manager: AwsCredentialsManager,
  auth: ClusterAuthConfig & { authProvider: 'aws' },
  purpose: CredentialsPurpose,
): AwsCredentialSource {
  const { assumeRole, externalId } = auth;
  let source: AwsCredentialSource | undefined;
  return async () => {
    source ??= assumeRole
      ? fromTemporaryCredentials({
          masterCredentials: await findProvider(manager, assumeRole),
          clientConfig: { region: regionOf(purpose.cluster.url) },
          params: {
            RoleArn: assumeRole,
            ExternalId: externalId,
            RoleSessionName: sessionNameOf(purpose.operationId),
          },
        })
      : (await manager.getCredentialProvider()).sdkCredentialProvider;
    return source();
  };
}

/** The provider configured for the role's account, otherwise the main account's. */
async function findProvider(manager: AwsCredentialsManager, arn: string) {
  const provider = await manager.getCredentialProvider({ arn }).catch(error => {
    if (!/no AWS integration that matches/i.test(String(error))) {
      throw error;
    }
    return manager.getCredentialProvider();
  });
  return provider.sdkCredentialProvider;
}

/** STS allows letters, digits and `=,.@_-`, 64 at most. */
export function sessionNameOf(operationId: string | undefined): string {
  const name = operationId ? `slipway-${operationId}` : 'slipway';
  return name.replace(/[^\w=,.@-]/g, '-').slice(0, 64);
}

/** The region that the URL of an EKS cluster names, otherwise that of the environment. */
export function regionOf(url: URL): string {
  const [, region] =
    /\.([a-z0-9-]+)\.eks\.amazonaws\.com(\.cn)?$/.exec(url.hostname) ?? [];
  return region ?? process.env.AWS_REGION ?? 'us-east-1';
}
