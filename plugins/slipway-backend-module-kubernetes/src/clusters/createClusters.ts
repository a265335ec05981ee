import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LoggerService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import { readClusterUrl } from './address';
import { Cluster, Clusters } from './cluster';
import { ClusterDetails, ClusterSupplier } from './clusterDetails';
import { readConfiguredClusters } from './configSupplier';
import { IN_CLUSTER_DIRECTORY } from './credentials';
import {
  createCredentialsFactory,
  CredentialsFactory,
} from './credentialsFactory';
import { HttpCluster } from './HttpCluster';
import { Kubeconfig } from './kubeconfig';
import { RateLimit } from './tokenBucket';
import { Transport } from './transport';

/** What the clusters are made from. */
export interface ClustersOptions {
  config: Config;
  logger: LoggerService;
  suppliers?: readonly ClusterSupplier[];
  /** For each cluster. */
  rateLimit?: RateLimit;
}

class ClustersByName implements Clusters {
  readonly #clusters: ReadonlyMap<string, Cluster>;

  constructor(clusters: ReadonlyMap<string, Cluster>) {
    this.#clusters = clusters;
  }

  get names(): readonly string[] {
    return [...this.#clusters.keys()];
  }

  get(name: string): Cluster {
    const cluster = this.#clusters.get(name);
    if (!cluster) {
      const known = this.names.map(each => `'${each}'`).join(', ');
      throw new InputError(
        `'${name}' is not a known cluster; ${
          known
            ? `known are ${known}`
            : `none is configured in kubernetes.clusterLocatorMethods`
        }`,
      );
    }
    return cluster;
  }
}

/**
 * Makes the clusters of the configuration, of a kubeconfig and of other suppliers.
 *
 * @throws InputError naming the key, its value and the fix.
 */
export async function createClusters(
  options: ClustersOptions,
): Promise<Clusters> {
  const { config, logger, suppliers = [] } = options;
  const kubeconfig = Kubeconfig.fromConfig(config);
  let aws: DefaultAwsCredentialsManager | undefined;
  const createCredentials = createCredentialsFactory({
    aws: () => (aws ??= DefaultAwsCredentialsManager.fromConfig(config)),
    kubeconfig,
  });
  const supplied = await Promise.all(suppliers.map(each => each.getClusters()));
  const details = [
    ...readConfiguredClusters(config),
    ...(kubeconfig?.getClusters() ?? []),
    ...supplied.flat(),
  ];

  const clusters = new Map<string, Cluster>();
  const sources = new Map<string, string>();
  for (const one of details) {
    const taken = sources.get(one.name);
    if (taken) {
      throw new InputError(
        `${one.source}.name is '${one.name}', which ${taken} already has; give each cluster a name of its own`,
      );
    }
    sources.set(one.name, one.source);
    const { name, source } = one;
    if (one.skipTLSVerify) {
      logger.warn(
        `The certificate of the cluster '${name}' is not verified, as ${source}.skipTLSVerify is set`,
      );
    }
    clusters.set(
      name,
      await createCluster(one, { ...options, createCredentials }),
    );
  }
  return new ClustersByName(clusters);
}

async function createCluster(
  details: ClusterDetails,
  options: ClustersOptions & { createCredentials: CredentialsFactory },
): Promise<Cluster> {
  const { name, source, auth } = details;
  const { createCredentials, logger, rateLimit } = options;
  const url = readClusterUrl(details.url, `${source}.url`);
  return new HttpCluster({
    name,
    url,
    transport: new Transport({
      cluster: name,
      url,
      ca: await readAuthority(details),
      skipTLSVerify: details.skipTLSVerify,
      tlsServerName: details.tlsServerName,
    }),
    readerCredentials:
      'apply' in auth
        ? auth
        : createCredentials(auth, { cluster: { name, url } }),
    createCredentials,
    logger,
    rateLimit,
  });
}

/** PEM of the authority; in a pod, that of its own cluster where the pod's own service account is used. */
async function readAuthority(details: ClusterDetails) {
  const { caData, caFile, auth, source } = details;
  if (caData) {
    const pem = Buffer.from(caData, 'base64').toString('utf8');
    if (!pem.includes('-----BEGIN CERTIFICATE-----')) {
      throw new InputError(
        `${source}.caData is not a certificate; set it to the PEM in base64, as 'certificate-authority-data' of a kubeconfig`,
      );
    }
    return pem;
  }
  const isInCluster =
    'authProvider' in auth &&
    auth.authProvider === 'serviceAccount' &&
    !auth.serviceAccountToken;
  const path =
    caFile ?? (isInCluster ? join(IN_CLUSTER_DIRECTORY, 'ca.crt') : undefined);
  if (!path) {
    return undefined;
  }
  return readFile(path, 'utf8').catch(error => {
    throw new InputError(
      caFile
        ? `${source}.caFile is '${caFile}', which cannot be read`
        : `${source} has no 'serviceAccountToken', and this process has no service account of its own (${path} is missing); set 'serviceAccountToken'`,
      error,
    );
  });
}
