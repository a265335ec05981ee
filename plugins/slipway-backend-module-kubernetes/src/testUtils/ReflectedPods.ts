import { Clusters } from '../clusters/cluster';
import { KeptPod } from '../model/kept';
import { trimByKind } from '../model/trim';
import { ObjectStore } from '../reflector/ObjectStore';
import { Reflector, ReflectorOptions } from '../reflector/Reflector';
import { quickTiming, someClusters } from './aPicture';
import { FakeApiServer } from './FakeApiServer';

/** The pods of a fake API server, and a reflector of them. */
export class ReflectedPods {
  readonly store = new ObjectStore<KeptPod>({ indexLabels: true });
  reflector: Reflector<KeptPod>;

  static async create(): Promise<ReflectedPods> {
    const server = await FakeApiServer.start();
    return new ReflectedPods(server, await someClusters(server.url));
  }

  private constructor(
    readonly server: FakeApiServer,
    readonly clusters: Clusters,
  ) {
    this.reflector = this.#reflect({});
  }

  start(options: Partial<ReflectorOptions<KeptPod>> = {}): void {
    this.reflector = this.#reflect(options);
    this.reflector.start();
  }

  async stop(): Promise<void> {
    this.reflector.stop();
    this.clusters.get('retail-cluster').close();
    await this.server.stop();
  }

  /** Whether the pods are watched, and kept as the server has them. */
  readonly follows = (): boolean => {
    const listed = this.server.list('pods').map(trimByKind.pods);
    const kept = listed.map(({ namespace, name }) =>
      this.store.find(namespace, name),
    );
    return (
      this.reflector.state.status === 'synced' &&
      this.server.openWatches === 1 &&
      this.store.size === listed.length &&
      JSON.stringify(kept) === JSON.stringify(listed)
    );
  };

  #reflect(options: Partial<ReflectorOptions<KeptPod>>): Reflector<KeptPod> {
    return new Reflector<KeptPod>({
      cluster: 'retail-cluster',
      client: this.clusters.get('retail-cluster').watcher,
      collection: { group: '', version: 'v1', plural: 'pods', namespace: '' },
      trim: trimByKind.pods,
      store: this.store,
      timing: quickTiming,
      onChanges() {},
      onVersion() {},
      onState() {},
      ...options,
    });
  }
}
