import { AutoscalerController } from '../autoscaler/AutoscalerController';
import type { Clock } from '../clock/Clock';
import { Kubelet } from '../kubelet/kubelet';
import type { LoadControl } from '../metrics/LoadControl';
import type { Resource } from '../resources/Resource';
import { resources } from '../resources/resources';
import type { ObjectStore } from '../store/ObjectStore';
import { ClusterIndex } from './ClusterIndex';
import type { Controller, ControllerContext } from './ControllerContext';
import { createDaemonSetController } from './daemonSet/daemonSetController';
import { createDeploymentController } from './deployment/deploymentController';
import { EventRecorder } from './EventRecorder';
import { EventExpiry } from './garbage/EventExpiry';
import { GarbageCollector } from './garbage/GarbageCollector';
import { createNamespaceController } from './garbage/namespaceController';
import { createPodGarbageCollector } from './garbage/podGarbage';
import { createQuotaController } from './quota/quotaController';
import { createReplicaSetController } from './replicaSet/replicaSetController';
import { Scheduler } from './scheduler/Scheduler';
import { createStatefulSetController } from './statefulSet/statefulSetController';
import { completeTiming, PodTiming } from './timing';
import { WorkQueue } from './WorkQueue';

/** @see {@link startControllers} */
export interface ControllersOptions {
  store: ObjectStore;
  clock: Clock;
  /** What the pods use: the autoscaler follows it. */
  loads: LoadControl;
  /** How long things take; what is not given is as in a demo. */
  timing?: Partial<PodTiming>;
  /** Which events are written: a large cluster starts in half the time with warnings alone. @default 'all' */
  events?: 'all' | 'warnings';
  /** Told of what goes wrong unexpectedly. */
  log?: (line: string) => void;
}

/** What moves in a cluster: its controllers, its scheduler and the kubelets of its nodes. */
export interface Controllers {
  /** Ends them; others that are started on the same store go on where they were. */
  stop(): void;
}

/**
 * Starts everything that moves in a cluster.
 *
 * @remarks
 * All that they know is in the store, so that they pick up a cluster wherever it is. With a clock that stands still
 * they do nothing until it goes on, and then the same each time.
 */
export function startControllers(options: ControllersOptions): Controllers {
  const { store, clock, log = () => {} } = options;
  const index = new ClusterIndex(store);
  const context: ControllerContext = {
    store,
    clock,
    index,
    events: new EventRecorder(store, clock, options.events),
    timing: completeTiming(options.timing),
  };
  const running = createControllers(context, options.loads).map(controller => ({
    controller,
    queue: createQueue(controller, { clock, log }),
  }));
  const unsubscribe = store.subscribe((resource, event) => {
    index.apply(resource, event);
    for (const { controller, queue } of running) {
      controller.keysOf(resource, event).forEach(key => queue.add(key));
    }
  });
  for (const { controller, queue } of running) {
    listAll(store).forEach(([resource, object]) =>
      controller
        .keysOf(resource, { type: 'ADDED', object, resourceVersion: 0 })
        .forEach(key => queue.add(key)),
    );
  }
  return {
    stop: () => {
      unsubscribe();
      running.forEach(({ queue }) => queue.stop());
    },
  };
}

function createControllers(
  context: ControllerContext,
  loads: LoadControl,
): Controller[] {
  return [
    createDeploymentController(context),
    createReplicaSetController(context),
    createStatefulSetController(context),
    createDaemonSetController(context),
    createQuotaController(context),
    new Scheduler(context),
    new Kubelet(context),
    new AutoscalerController(context, loads),
    new GarbageCollector(context),
    createPodGarbageCollector(context),
    createNamespaceController(context),
    new EventExpiry(context),
  ];
}

function createQueue(
  controller: Controller,
  { clock, log }: { clock: Clock; log: (line: string) => void },
): WorkQueue {
  const queue = new WorkQueue({
    clock,
    reconcile: key => {
      const again = controller.reconcile(key);
      if (again?.afterMs !== undefined) {
        queue.addAfter(key, again.afterMs);
      }
    },
    onError: (key, error) => log(`${controller.name} ${key}: ${String(error)}`),
  });
  return queue;
}

function listAll(store: ObjectStore) {
  return Object.values<Resource>(resources).flatMap(resource =>
    store.list(resource).map(object => [resource, object] as const),
  );
}
