import type { Authorizer } from '../access/Authorizer';
import type { Clock } from '../clock/Clock';
import type { Pod } from '../objects/kinds';
import type { ObjectStore } from '../store/ObjectStore';
import type { WatchHub } from './read/WatchHub';
import type { LabelSelector } from './selectors/labelSelector';

/** Which lines of a log are wanted. */
export interface LogOptions {
  previous: boolean;
  tailLines?: number;
  sinceSeconds?: number;
  timestamps: boolean;
  limitBytes?: number;
}

/** Answers that are made from what pods do rather than from what is stored. */
export interface PodSources {
  podMetrics(namespace?: string, selector?: LabelSelector): readonly object[];
  nodeMetrics(selector?: LabelSelector): readonly object[];
  /** @throws StatusError for a log that there is not. */
  podLog(pod: Pod, container: string, options: LogOptions): string;
}

/** What the API's handlers work with. */
export interface ApiContext {
  store: ObjectStore;
  clock: Clock;
  authorizer: Authorizer;
  watches: WatchHub;
  sources: PodSources;
}
