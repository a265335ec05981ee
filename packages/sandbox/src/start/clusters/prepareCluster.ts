import { ClusterKind, StartRequest } from '../request';
import { ClusterOptions, DemoCluster } from './DemoCluster';
import { prepareKubeconfigCluster } from './kubeconfigCluster';
import { startLocalCluster } from './localCluster';
import { startSimulatedClusters } from './simulated/simulatedClusters';

/** What ends with the demo, in words; a cluster of the user's own goes on. */
export const clusterTitles: Record<ClusterKind, string | undefined> = {
  simulator: 'the simulated clusters',
  local: 'the control plane',
  kubeconfig: undefined,
};

/**
 * Settles what has to be asked before anything of the demo starts.
 *
 * @returns a function that starts the clusters of the kind that was asked for, and brings the retail example onto them.
 */
export async function prepareCluster(
  request: StartRequest,
  log: (line: string) => void,
): Promise<(options: ClusterOptions) => Promise<DemoCluster>> {
  switch (request.cluster) {
    case 'local':
      return startLocalCluster;
    case 'kubeconfig':
      return prepareKubeconfigCluster({
        choice: request.kubeconfig,
        yes: request.yes,
        reset: request.reset,
        log,
      });
    default:
      return startSimulatedClusters;
  }
}
