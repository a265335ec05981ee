/**
 * A simulated Kubernetes cluster: an HTTPS server that speaks the Kubernetes API, with controllers behind it.
 *
 * @packageDocumentation
 */
export type { ClusterUser } from './access/users';
export type { NodeOptions } from './bootstrap/nodes';
export { SimulatorClock } from './clock/SimulatorClock';
export type { Fault, FaultMatch, ScriptedFault } from './faults/Fault';
export type { FaultControl } from './faults/FaultControl';
export type { KubernetesSimulator } from './KubernetesSimulator';
export type {
  LoggedRequest,
  RequestFilter,
  RequestLog,
} from './requests/RequestLog';
export { startSimulator } from './startSimulator';
export type { SimulatorOptions } from './startSimulator';
export type { LoadControl, PodSelector } from './metrics/LoadControl';
export type { LoadCurve, PodLoad } from './metrics/loads';
