import { isDeepStrictEqual } from 'node:util';
import { Clusters } from '../../clusters/cluster';
import { ClusterPicture } from '../../liveState/ClusterPicture';
import { KubernetesLiveState } from '../../liveState/KubernetesLiveState';
import { KeptObject, WatchedKind, watchedKinds } from '../../model/kept';
import { RawObject } from '../../model/raw';
import { trimByKind } from '../../model/trim';
import { locateOnKubernetes } from '../../placement/locate';
import { readKubernetesTarget } from '../../placement/targetConfig';
import { ObjectStore } from '../../reflector/ObjectStore';
import { watchedResources } from '../../reflector/resources';
import { defaultTiming } from '../../reflector/timing';
import { aService, silentLogger, someClusters } from '../aPicture';
import { FakeApiServer } from '../FakeApiServer';
import { ClusterWriter } from './ClusterWriter';
import { dumpStore } from './dumpStore';
import { Fault } from './Fault';
import { putRight } from './faults';
import { seededRandom } from './seededRandom';
import { Witness } from './Witness';

const STEP_MS = 250;
/** Turns of the event loop in which what is on the loopback interface arrives. */
const TURNS = 24;
/** A silent watch, the longest wait, an attempt that is not answered, and one more silent watch. */
const OLDEST_MS =
  2 * defaultTiming.idleMs +
  defaultTiming.backoff.maxMs +
  defaultTiming.connectTimeoutMs;

/**
 * A live picture with the times of production on an API server that misbehaves, while a writer changes its objects and
 * a witness looks on. The network is real; the clock stands still but for its steps.
 */
export class Chaos {
  readonly server: FakeApiServer;
  readonly witness: Witness;
  readonly writer: ClusterWriter;
  readonly random: () => number;
  readonly #clusters: Clusters;
  readonly #picture: ClusterPicture;
  readonly #liveState: KubernetesLiveState;
  #steps = 0;
  #transitMs = 2 * STEP_MS;

  /** Starts the picture; timers have to be faked by then. */
  static async start(seed: number): Promise<Chaos> {
    const server = await FakeApiServer.start();
    const clusters = await someClusters(server.url);
    return new Chaos(server, { clusters, seed });
  }

  private constructor(
    server: FakeApiServer,
    { clusters, seed }: { clusters: Clusters; seed: number },
  ) {
    this.server = server;
    this.random = seededRandom(seed);
    this.writer = new ClusterWriter(server, this.random);
    this.witness = new Witness(server);
    this.#clusters = clusters;
    const cluster = clusters.get('retail-cluster');
    this.#picture = new ClusterPicture({ cluster, namespaces: ['production'] });
    this.#liveState = new KubernetesLiveState({
      locate: service =>
        locateOnKubernetes(service, readKubernetesTarget(service.target)),
      pictures: new Map([['retail-cluster', this.#picture]]),
      logger: silentLogger,
    });
    // Far enough for a backup to be from long ago.
    server.restore(1_000_000, new Map());
    for (let count = 0; count < 100; count++) {
      this.writer.write();
    }
    this.witness.turn(true);
  }

  start(): void {
    this.#picture.start();
  }

  async stop(): Promise<void> {
    this.#liveState.stop();
    this.#picture.stop();
    this.#clusters.get('retail-cluster').close();
    await this.server.stop();
  }

  /** Lets the fault be, with a writer at work, until it is over. @returns how often each kind was asked, at most */
  async suffer(fault: Fault): Promise<{ lists: number; watches: number }> {
    const before = this.#counts();
    this.#transitMs = fault.transitMs ?? 2 * STEP_MS;
    await fault.begin?.(this.server);
    for (let second = 1; second <= fault.seconds; second++) {
      await fault.each?.(this.server, second);
      await this.#second(fault);
    }
    putRight(this.server);
    await fault.end?.(this.server);
    await this.#recover();
    const after = this.#counts();
    const most = (verb: 'list' | 'watch') =>
      Math.max(
        ...watchedKinds.map(kind => after[verb][kind] - before[verb][kind]),
      );
    return { lists: most('list'), watches: most('watch') };
  }

  /** What the picture holds. */
  kept(): object {
    return this.#dump(this.#picture);
  }

  /** What a picture would hold that had been made of a fresh list. */
  async listed(): Promise<object> {
    const { reader } = this.#clusters.get('retail-cluster');
    return this.#dumpOf(kind =>
      reader.list({ ...watchedResources[kind], plural: kind, namespace: '' }),
    );
  }

  /** Waits until the picture is synced and as the server has it, for ten minutes at most. */
  async #recover() {
    for (let second = 0; second < 600; second++) {
      // After some seconds nothing is written that could make good by chance what was missed.
      await this.#second({ isQuiet: second > 3 });
      const listed = await this.#dumpOf(async kind => this.server.list(kind));
      if (this.#isSynced() && isDeepStrictEqual(this.kept(), listed)) {
        return;
      }
    }
  }

  async #dumpOf(
    list: (kind: WatchedKind) => Promise<readonly RawObject[]>,
  ): Promise<object> {
    const cluster = this.#clusters.get('retail-cluster');
    const fresh = new ClusterPicture({ cluster, namespaces: [] });
    for (const kind of watchedKinds) {
      const store = fresh.stores[kind] as ObjectStore<KeptObject>;
      const trim: (object: RawObject) => KeptObject = trimByKind[kind];
      store.replace((await list(kind)).map(trim));
    }
    return this.#dump(fresh);
  }

  #dump({ stores }: ClusterPicture): object {
    return Object.fromEntries(
      watchedKinds.map(kind => [
        kind,
        dumpStore(stores[kind] as ObjectStore<KeptObject>, this.writer),
      ]),
    );
  }

  /** Lets a second go by. */
  async #second({ writes = {}, isQuiet = false }: Partial<Fault> = {}) {
    for (let part = 0; part < 1_000 / STEP_MS; part++) {
      if (!isQuiet) {
        this.writer.write(writes);
      }
      if (!isQuiet && this.random() < 0.1) {
        this.witness.turn(this.random() < 0.5);
      }
      await this.step();
    }
  }

  async step(): Promise<void> {
    this.#steps++;
    if (this.#steps % (60_000 / STEP_MS) === 0) {
      this.server.bookmark();
    }
    jest.advanceTimersByTime(STEP_MS);
    for (let turn = 0; turn < TURNS; turn++) {
      await new Promise(setImmediate);
    }
    const transitMs = this.#transitMs;
    this.#liveState
      .read(aService())
      .then(({ observation }) =>
        this.witness.check(observation, { transitMs, oldestMs: OLDEST_MS }),
      );
    await new Promise(setImmediate);
  }

  #isSynced() {
    return this.#picture.health('production').status === 'synced';
  }

  #counts() {
    const count = (verb: 'list' | 'watch') =>
      Object.fromEntries(
        watchedKinds.map(kind => [kind, this.server.count(verb, kind)]),
      ) as Record<WatchedKind, number>;
    return { list: count('list'), watch: count('watch') };
  }
}
