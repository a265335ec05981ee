import {
  AppsV1Api,
  PatchStrategy,
  setHeaderOptions,
  type KubeConfig,
} from '@kubernetes/client-node';
import type { ControlPlaneWitness } from './ControlPlaneWitness';
import type { SimulatorControl } from './SimulatorControl';

/** A change of what a workload asks for. */
export interface WitnessedChange {
  by: string;
  agent: string;
  generation: number;
}

/** Which workload. */
export interface WorkloadPlace {
  namespace: string;
  name: string;
}

/** The first cluster of a running demo, for whoever acts there beside the portal. */
export class DemoCluster {
  readonly apps: AppsV1Api;

  constructor(
    config: KubeConfig,
    private readonly witness: SimulatorControl | ControlPlaneWitness,
  ) {
    this.apps = config.makeApiClient(AppsV1Api);
  }

  /** Changes a Deployment as `kubectl patch` does. */
  async patchDeployment(place: WorkloadPlace, body: object): Promise<void> {
    await this.apps.patchNamespacedDeployment(
      { ...place, body },
      setHeaderOptions('Content-Type', PatchStrategy.StrategicMergePatch),
    );
  }

  /** The changes of a Deployment that have taken effect up to now, oldest first, as the cluster itself wrote them down. */
  changesOf(
    place: WorkloadPlace,
    filter: { user?: string } = {},
  ): Promise<WitnessedChange[]> {
    return this.witness.changesOf(place, filter);
  }
}
