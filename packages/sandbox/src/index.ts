/**
 * What the demo and the proof run on when nothing is prepared: PostgreSQL from npm, the portal, and the retail example.
 *
 * @packageDocumentation
 */
export { startPostgres } from './postgres/startPostgres';
export type { Postgres, PostgresOptions } from './postgres/startPostgres';
export { withPostgres } from './postgres/withPostgres';
export type { TestPostgres } from './postgres/withPostgres';
export { buildApp } from './portal/appBundle';
export { startPortal } from './portal/startPortal';
export type { PortalOptions } from './portal/startPortal';
export type { GuardedProcess } from './guardedProcess';
export { getCommit } from './commit';
export { cacheDirectory } from './cacheDirectory';
export { writeKubeconfig } from './kubeconfig';
export { getProcessStart } from './processes';
export { pickPorts } from './ports';
export { readExample } from './example/readExample';
export {
  prepareKubeconfigCluster,
  removeFromKubeconfigCluster,
} from './start/clusters/kubeconfigCluster';
export type { KubeconfigOptions } from './start/clusters/kubeconfigCluster';
export type { DemoCluster } from './start/clusters/DemoCluster';
