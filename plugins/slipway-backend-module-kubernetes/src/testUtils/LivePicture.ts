import {
  TargetObservation,
  Workload,
} from '@slipway/backstage-plugin-slipway-common';
import { Clusters } from '../clusters/cluster';
import { ClusterPicture } from '../liveState/ClusterPicture';
import { KubernetesLiveState } from '../liveState/KubernetesLiveState';
import { watchedKinds } from '../model/kept';
import { locateOnKubernetes } from '../placement/locate';
import { readKubernetesTarget } from '../placement/targetConfig';
import { aService, quickTiming, silentLogger, someClusters } from './aPicture';
import { FakeApiServer } from './FakeApiServer';
import { aRawDeployment, aRawPod, aRawReplicaSet } from './rawObjects';

/** A live state on a fake API server where the Deployment `backend` runs with one pod. */
export class LivePicture {
  picture: ClusterPicture;
  liveState: KubernetesLiveState;

  static async create(): Promise<LivePicture> {
    const server = await FakeApiServer.start();
    const deployment = aRawDeployment();
    const replicaSet = aRawReplicaSet(deployment);
    server.put('deployments', deployment);
    server.put('replicasets', replicaSet);
    server.put('pods', aRawPod(replicaSet));
    return new LivePicture(server, await someClusters(server.url));
  }

  private constructor(
    readonly server: FakeApiServer,
    readonly clusters: Clusters,
  ) {
    this.picture = this.#paint(quickTiming);
    this.liveState = this.#show();
  }

  start(timing = quickTiming): void {
    this.picture = this.#paint(timing);
    this.liveState = this.#show();
    this.picture.start();
  }

  async stop(): Promise<void> {
    this.liveState.stop();
    this.picture.stop();
    this.clusters.get('retail-cluster').close();
    await this.server.stop();
  }

  /** Whether every kind is watched, and the picture is synced. */
  readonly watchesAll = () =>
    this.server.openWatches === watchedKinds.length &&
    this.picture.health('production').status === 'synced';

  async read(name?: string): Promise<TargetObservation> {
    return (await this.liveState.read(aService(name))).observation;
  }

  #paint(timing: typeof quickTiming) {
    const cluster = this.clusters.get('retail-cluster');
    return new ClusterPicture({ cluster, namespaces: ['production'], timing });
  }

  #show() {
    return new KubernetesLiveState({
      locate: service =>
        locateOnKubernetes(service, readKubernetesTarget(service.target)),
      pictures: new Map([['retail-cluster', this.picture]]),
      logger: silentLogger,
      timing: { loadMs: 300, versionMs: 300 },
      eventsIntervalMs: 20,
    });
  }
}

/** The workloads of an observation, none where it is unknown. */
export function workloadsOf(observation: TargetObservation): Workload[] {
  return observation.status === 'observed' ? observation.workloads : [];
}
