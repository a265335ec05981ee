import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { ClusterAuthConfig } from './authConfig';
import { ClusterCredentials } from './credentials';

/**
 * A cluster, as a supplier names it.
 *
 * @public
 */
export interface ClusterDetails {
  /** As targets name it. */
  name: string;
  url: string;
  /** Where the details come from, for errors, e.g. `kubernetes.clusterLocatorMethods[0].clusters[1]`. */
  source: string;
  /** Certificate of the authority, PEM in base64, as in a kubeconfig. */
  caData?: string;
  /** Path of the authority's certificate. */
  caFile?: string;
  /** @default false */
  skipTLSVerify?: boolean;
  tlsServerName?: string;
  /** With what it is read. */
  auth: ClusterAuthConfig | ClusterCredentials;
}

/**
 * Where clusters come from. Asked once, at start.
 *
 * @public
 */
export interface ClusterSupplier {
  getClusters(): Promise<readonly ClusterDetails[]>;
}

/**
 * Where modules add suppliers of clusters.
 *
 * @public
 */
export interface SlipwayClusterSuppliersExtensionPoint {
  addClusterSupplier(supplier: ClusterSupplier): void;
}

/**
 * Where modules add suppliers of clusters.
 *
 * @public
 */
export const slipwayClusterSuppliersExtensionPoint =
  createExtensionPoint<SlipwayClusterSuppliersExtensionPoint>({
    id: 'slipway.kubernetes.cluster-suppliers',
  });
