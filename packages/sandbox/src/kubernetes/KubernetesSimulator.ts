import type { SimulatorClock } from './clock/SimulatorClock';
import type { FaultControl } from './faults/FaultControl';
import type { LoadControl } from './metrics/LoadControl';
import type { RequestLog } from './requests/RequestLog';
import type { ObjectStore } from './store/ObjectStore';

/** A simulated cluster, as tests and the demo hold it in their hands. */
export interface KubernetesSimulator {
  /** The cluster's name, in kubeconfigs. */
  readonly name: string;
  /** The API server's address; it stays the same over `stopServer` and `startServer`. */
  readonly server: string;
  /** The authority of the API server's certificate: PEM in base64, as in a kubeconfig. */
  readonly caData: string;
  /** Every user's bearer token. */
  readonly tokens: Readonly<Record<string, string>>;
  /** The administrator's kubeconfig. */
  readonly kubeconfigPath: string;
  /** The kubeconfig of a user. */
  kubeconfigPathOf(user: string): string;
  readonly clock: SimulatorClock;
  readonly store: ObjectStore;
  /** What the pods use. */
  readonly loads: LoadControl;
  /** What goes wrong on purpose. */
  readonly faults: FaultControl;
  /** Every request that was made. */
  readonly requests: RequestLog;
  /** Makes the API server unreachable: it stops to listen and closes every connection. The cluster goes on. */
  stopServer(): Promise<void>;
  /** Makes it reachable again. */
  startServer(): Promise<void>;
  /** Ends it; what is kept in a state file is there the next time. */
  stop(): Promise<void>;
}
