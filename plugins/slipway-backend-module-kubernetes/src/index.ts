/**
 * Slipway on EKS and any Kubernetes.
 *
 * @packageDocumentation
 */
export type { ClusterAuthConfig } from './clusters/authConfig';
export {
  slipwayClusterSuppliersExtensionPoint,
  type ClusterDetails,
  type ClusterSupplier,
  type SlipwayClusterSuppliersExtensionPoint,
} from './clusters/clusterDetails';
export type { ClusterCredentials } from './clusters/credentials';
export { slipwayModuleKubernetes as default } from './module';
