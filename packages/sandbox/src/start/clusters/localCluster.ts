import { exampleCluster } from '../../example/exampleCluster';
import { loadConfigFile } from '../../example/loadConfig';
import { readExample } from '../../example/readExample';
import { seedExample } from '../../example/seed';
import { ClusterOptions, DemoCluster } from './DemoCluster';

/** Loaded on demand: the control plane belongs to the proof, and other kinds of cluster do without it. */
function loadProof(): typeof import('e2e') {
  return require('e2e');
}

/**
 * Starts the real control plane on this machine and brings the retail example onto it. It stands for both clusters.
 *
 * @throws an error with a sentence that says what to do, where it cannot be built or started.
 */
export async function startLocalCluster({
  dataDirectory,
  log,
}: ClusterOptions): Promise<DemoCluster> {
  const example = await readExample();
  const controlPlane = await loadProof().startControlPlane({
    dataDirectory,
    name: 'retail-cluster',
    log,
  });
  try {
    for (const { selector, load } of example.loads) {
      controlPlane.metrics.setLoad(selector, load);
    }
    const config = loadConfigFile(controlPlane.kubeconfigPath);
    await seedExample({ cluster: exampleCluster(config), example, log });
  } catch (error) {
    await controlPlane.stop();
    throw error;
  }
  const { server, caData, tokens } = controlPlane;
  const access = {
    server,
    caData,
    readerToken: tokens['slipway-reader'] ?? '',
    executorToken: tokens['slipway-executor'] ?? '',
  };
  return {
    access: { 'retail-cluster': access, 'retail-cluster-2': access },
    stop: () => controlPlane.stop(),
  };
}
