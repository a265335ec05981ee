import { Cluster } from '../clusters/cluster';
import { KeptByKind, WatchedKind, watchedKinds } from '../model/kept';
import { trimByKind } from '../model/trim';
import { KindReflectors } from '../reflector/KindReflectors';
import { ObjectChange, ObjectStore } from '../reflector/ObjectStore';
import { pause } from '../reflector/pause';
import { watchedResources } from '../reflector/resources';
import { defaultTiming, ReflectorTiming } from '../reflector/timing';
import { getPictureHealth, PictureHealth } from './pictureHealth';
import { PictureVersions } from './pictureVersion';
import { scaleKey } from './serviceObjects';

/** What a picture is made of. */
export interface ClusterPictureOptions {
  cluster: Cluster;
  /** Namespaces that targets name, watched one by one where RBAC allows no more. */
  namespaces: readonly string[];
  timing?: ReflectorTiming;
}

/** The stores of a picture. */
export type PictureStores = {
  readonly [TKind in WatchedKind]: ObjectStore<KeptByKind[TKind]>;
};

/** What has changed in a picture. */
export type PictureChange = {
  [TKind in WatchedKind]: {
    kind: TKind;
    changes: readonly ObjectChange<KeptByKind[TKind]>[];
  };
}[WatchedKind];

type Reflected = {
  [TKind in WatchedKind]: KindReflectors<KeptByKind[TKind]>;
};

const labelled: readonly WatchedKind[] = [
  'deployments',
  'statefulsets',
  'daemonsets',
];

/** What objects of a kind are found by, besides. */
const keysByKind: {
  [TKind in WatchedKind]?: (object: KeptByKind[TKind]) => string;
} = {
  horizontalpodautoscalers: ({ scaleTarget }) => scaleKey(scaleTarget),
};

/** The live picture of one cluster. */
export class ClusterPicture {
  readonly cluster: Cluster;
  readonly stores: PictureStores;
  readonly #reflected: Reflected;
  readonly #onChange = new Set<(change: PictureChange) => void>();
  readonly #onVersion = new Set<() => void>();
  readonly #onState = new Set<() => void>();
  #wasReachable = true;

  constructor(options: ClusterPictureOptions) {
    this.cluster = options.cluster;
    const reflect = <TKind extends WatchedKind>(kind: TKind) =>
      new KindReflectors<KeptByKind[TKind]>({
        cluster: options.cluster.name,
        client: options.cluster.watcher,
        collection: { ...watchedResources[kind], plural: kind, namespace: '' },
        namespaces: options.namespaces,
        trim: trimByKind[kind],
        store: new ObjectStore({
          indexLabels: labelled.includes(kind),
          getKey: keysByKind[kind],
        }),
        timing: options.timing ?? defaultTiming,
        onChanges: changes =>
          this.#onChange.forEach(listen =>
            listen({ kind, changes } as PictureChange),
          ),
        onVersion: () => this.#onVersion.forEach(listen => listen()),
        onState: () => this.#takeState(),
      });
    this.#reflected = {
      deployments: reflect('deployments'),
      replicasets: reflect('replicasets'),
      statefulsets: reflect('statefulsets'),
      daemonsets: reflect('daemonsets'),
      controllerrevisions: reflect('controllerrevisions'),
      pods: reflect('pods'),
      horizontalpodautoscalers: reflect('horizontalpodautoscalers'),
    };
    this.stores = Object.fromEntries(
      watchedKinds.map(kind => [kind, this.#reflected[kind].store]),
    ) as PictureStores;
  }

  start(): void {
    watchedKinds.forEach(kind => this.#reflected[kind].start());
  }

  stop(): void {
    watchedKinds.forEach(kind => this.#reflected[kind].stop());
  }

  /** What the picture of a namespace is worth. */
  health(namespace: string): PictureHealth {
    return getPictureHealth(
      watchedKinds.map(kind => {
        const { state, isListed, lastContactAt } =
          this.#reflected[kind].for(namespace);
        return { kind, state, isListed, lastContactAt };
      }),
    );
  }

  /** How far the picture of a namespace is. */
  versions(namespace: string): PictureVersions {
    return Object.fromEntries(
      watchedKinds.map(kind => [
        kind,
        this.#reflected[kind].for(namespace).version,
      ]),
    );
  }

  /** Calls the listener with each change of what is kept. */
  onChange(listener: (change: PictureChange) => void): () => void {
    this.#onChange.add(listener);
    return () => this.#onChange.delete(listener);
  }

  /** Calls the listener whenever what some part of the picture is worth has changed. */
  onState(listener: () => void): () => void {
    this.#onState.add(listener);
    return () => this.#onState.delete(listener);
  }

  /** Waits until the condition holds, at most so long. */
  async waitUntil(condition: () => boolean, timeoutMs: number): Promise<void> {
    if (condition()) {
      return;
    }
    const met = new AbortController();
    const check = () => condition() && met.abort();
    this.#onVersion.add(check);
    this.#onState.add(check);
    await pause(timeoutMs, met.signal);
    this.#onVersion.delete(check);
    this.#onState.delete(check);
  }

  /** Once one kind is read again, the server is there for the others too. */
  #takeState() {
    const isReachable = watchedKinds.some(
      kind => this.#reflected[kind].isAnySynced,
    );
    if (isReachable && !this.#wasReachable) {
      watchedKinds.forEach(kind => this.#reflected[kind].retryNow());
    }
    this.#wasReachable = isReachable;
    this.#onState.forEach(listen => listen());
  }
}
