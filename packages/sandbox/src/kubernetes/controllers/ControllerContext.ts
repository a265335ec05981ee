import type { Clock } from '../clock/Clock';
import type { Resource } from '../resources/Resource';
import type { StoreEvent } from '../store/EventLog';
import type { ObjectStore } from '../store/ObjectStore';
import type { ClusterIndex } from './ClusterIndex';
import type { EventRecorder } from './EventRecorder';
import type { PodTiming } from './timing';

/** What every controller works with. */
export interface ControllerContext {
  store: ObjectStore;
  clock: Clock;
  index: ClusterIndex;
  events: EventRecorder;
  timing: PodTiming;
}

/** One of the cluster's components. */
export interface Controller {
  name: string;
  /** Brings what has this key into the state that is wanted. */
  reconcile: (key: string) => void | ReconcileAgain;
  /** What a change gives it to look at; called for each object at the start, too, as if it had just come. */
  keysOf: (resource: Resource, event: StoreEvent) => readonly string[];
}

/** Asks for another look. */
export interface ReconcileAgain {
  afterMs?: number;
}
