import { SimulatorClock } from '../../clock/SimulatorClock';
import { LoadControl } from '../../metrics/LoadControl';
import { ObjectStore } from '../../store/ObjectStore';
import type { ClusterEvent, Deployment, Pod, ReplicaSet } from '../kinds';
import { isActive, isReady } from '../pods';
import { Controllers, startControllers } from '../startControllers';
import { stored } from '../stored';
import type { PodTiming } from '../timing';
import { aDeployment, aNode, DeploymentOptions } from './objects';

/** @see {@link TestCluster} */
export interface TestClusterOptions {
  timing?: Partial<PodTiming>;
  /** @default 3 */
  nodes?: number;
  events?: 'all' | 'warnings';
}

/** A cluster whose clock stands still until a test tells it to go on. */
export class TestCluster {
  readonly clock = new SimulatorClock({
    startAt: new Date('2026-01-15T09:00:00Z'),
  });
  readonly problems: string[] = [];
  store = new ObjectStore({ clock: this.clock, keepEvents: 100_000 });
  loads = new LoadControl(this);
  #controllers: Controllers;

  constructor(private readonly options: TestClusterOptions = {}) {
    for (let index = 0; index < (options.nodes ?? 3); index++) {
      this.store.create(stored.nodes, aNode(index));
    }
    this.#controllers = this.#start();
  }

  /** Lets that much time pass. */
  async pass(seconds: number): Promise<void> {
    await this.clock.advance(seconds * 1000);
  }

  /** The controllers are ended and started again, on what was written down. */
  restart(meanwhile: (store: ObjectStore) => void = () => {}): void {
    this.#controllers.stop();
    meanwhile(this.store);
    this.store = ObjectStore.restore(this.store.snapshot(), {
      clock: this.clock,
    });
    this.loads = new LoadControl(this);
    this.#controllers = this.#start();
  }

  deploy(options: DeploymentOptions = {}): Deployment {
    return this.store.create(stored.deployments, aDeployment(options));
  }

  /** Changes the specification of a Deployment. */
  change(
    change: (spec: Deployment['spec']) => Deployment['spec'],
    name = 'backend',
  ): Deployment {
    return this.store.update(stored.deployments, 'retail', name, current => ({
      ...current,
      spec: change(current.spec),
    }));
  }

  /** Gives a Deployment another image, and another behaviour of its pods. */
  release(tag: string, behaviour?: Record<string, string>): Deployment {
    return this.change(spec => ({
      ...spec,
      template: aDeployment({ tag, behaviour }).spec.template,
    }));
  }

  deployment(name = 'backend'): Deployment {
    return this.store.get(stored.deployments, 'retail', name)!;
  }

  /** The ReplicaSets, by the numbers of their revisions. */
  sets(): ReplicaSet[] {
    const number = ({ metadata }: ReplicaSet) =>
      Number(metadata.annotations?.['deployment.kubernetes.io/revision']);
    return [...this.store.list(stored.replicasets, 'retail')].sort(
      (left, right) => number(left) - number(right),
    );
  }

  /** How many pods each of the sets wants. */
  sizes(): number[] {
    return this.sets().map(({ spec }) => spec.replicas ?? 1);
  }

  pods(): Pod[] {
    return [...this.store.list(stored.pods, 'retail')];
  }

  activePods(): Pod[] {
    return this.pods().filter(isActive);
  }

  readyPods(): Pod[] {
    return this.pods().filter(isReady);
  }

  events(reason?: string): ClusterEvent[] {
    return this.store
      .list(stored.events)
      .filter(event => reason === undefined || event.reason === reason);
  }

  condition(type: string, name = 'backend') {
    return this.deployment(name).status?.conditions?.find(
      condition => condition.type === type,
    );
  }

  #start(): Controllers {
    return startControllers({
      store: this.store,
      clock: this.clock,
      loads: this.loads,
      timing: this.options.timing,
      events: this.options.events,
      log: line => this.problems.push(line),
    });
  }
}
