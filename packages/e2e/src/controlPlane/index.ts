export {
  changingRequests,
  effectiveChanges,
  findEffectiveChanges,
  readAuditLog,
} from './auditLog';
export type { AuditEvent, AuditFilter, EffectiveChange } from './auditLog';
export { buildControlPlane } from './build';
export type { Binaries, BuildOptions } from './build';
export type { NodeOptions } from './bootstrap';
export type { ComponentName } from './components';
export type { ControlPlane, MetricsControl } from './controlPlane';
export type { ClusterUser } from './credentials';
export { PreparationError } from './goToolchain';
export { defaultDataDirectory } from './paths';
export type { PodLoad, PodSelector } from './podLoads';
export { startControlPlane } from './start';
export type { ControlPlaneOptions } from './start';
export { until } from './until';
export type { UntilOptions } from './until';
