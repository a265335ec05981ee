/** The cluster of the demo, with the retail example on it. */
export type DemoCluster = {
  /** The variables of app-config.yaml for a portal that uses the cluster. */
  getEnvironment(portal: {
    port: number;
    postgres: { host: string; port: number; user: string; password: string };
  }): Record<string, string>;
  stop(): Promise<void>;
};

/** Loaded on demand: the control plane belongs to the proof, and other kinds of cluster do without it. */
function loadProof(): typeof import('e2e') {
  return require('e2e');
}

/**
 * Starts the real control plane on this machine and brings the retail example onto it.
 *
 * @throws an error with a sentence that says what to do, where it cannot be built or started.
 */
export async function startLocalCluster(options: {
  dataDirectory: string;
  log: (line: string) => void;
}): Promise<DemoCluster> {
  const { dataDirectory, log } = options;
  const proof = loadProof();
  const example = await proof.readExample();
  const controlPlane = await proof.startControlPlane({
    dataDirectory,
    name: 'retail-cluster',
    log,
  });
  try {
    for (const { selector, load } of example.loads) {
      controlPlane.metrics.setLoad(selector, load);
    }
    await proof.seedExample({
      kubeconfig: controlPlane.kubeconfigPath,
      example,
      log,
    });
    return {
      getEnvironment: portal =>
        proof.portalEnvironment({ ...portal, cluster: controlPlane }),
      stop: () => controlPlane.stop(),
    };
  } catch (error) {
    await controlPlane.stop();
    throw error;
  }
}
