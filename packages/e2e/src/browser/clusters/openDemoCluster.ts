import { join } from 'node:path';
import { KubeConfig } from '@kubernetes/client-node';
import { findKubeconfig } from 'sandbox/src/demo/kubeconfigs';
import { files } from '../../controlPlane/components';
import { ControlPlaneWitness } from './ControlPlaneWitness';
import { DemoCluster } from './DemoCluster';
import { SimulatorControl } from './SimulatorControl';

/** The kinds of clusters that a demo is proven on. */
export type ClusterKind = 'simulator' | 'local';

/** Opens the first cluster of the demo that runs on that data directory. */
export function openDemoCluster(
  kind: ClusterKind,
  data: string,
): { cluster: DemoCluster; simulator?: SimulatorControl } {
  const config = new KubeConfig();
  config.loadFromFile(findKubeconfig(data, 'retail-cluster'));
  if (kind === 'local') {
    const { audit } = files({ data: join(data, 'cluster') });
    const witness = new ControlPlaneWitness(config, audit);
    return { cluster: new DemoCluster(config, witness) };
  }
  const simulator = new SimulatorControl(config);
  return { cluster: new DemoCluster(config, simulator), simulator };
}
