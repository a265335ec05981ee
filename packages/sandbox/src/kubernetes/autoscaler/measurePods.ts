import { findCondition } from '../controllers/conditions';
import type { Pod } from '../controllers/kinds';
import { toMilli } from '../../quantity';
import type { PodTiming } from '../controllers/timing';
import type { PodMetrics } from '../metrics/podMetrics';

/** What pods use of a resource, in thousandths, by the pods' names. */
export type Usage = Map<string, number>;

/** Pods by how far what they use can be counted. */
export interface PodGroups {
  readyCount: number;
  /** They have just started: what they use says nothing. */
  unready: string[];
  /** Nobody knows what they use. */
  missing: string[];
  /** They are being ended. */
  ignored: string[];
}

/** @see {@link groupPods} */
export interface GroupContext {
  usage: Usage;
  resource: string;
  timing: PodTiming;
  now: number;
}

const windowMs = 15_000;

/** What each pod, or one of its containers, uses. */
export function readUsage(
  metrics: readonly PodMetrics[],
  resource: string,
  container?: string,
): Usage {
  const name = resource as 'cpu' | 'memory';
  return new Map(
    metrics.flatMap(({ metadata, containers }) => {
      const counted = containers.filter(
        each => container === undefined || each.name === container,
      );
      const total = counted.reduce(
        (sum, { usage }) => sum + toMilli(usage[name]),
        0,
      );
      return counted.length ? [[metadata.name, total] as const] : [];
    }),
  );
}

/** Tells the pods that count from those that do not yet. */
export function groupPods(
  pods: readonly Pod[],
  context: GroupContext,
): PodGroups {
  const groups: PodGroups = {
    readyCount: 0,
    unready: [],
    missing: [],
    ignored: [],
  };
  for (const pod of pods) {
    const { name, deletionTimestamp } = pod.metadata;
    if (deletionTimestamp !== undefined || pod.status?.phase === 'Failed') {
      groups.ignored.push(name);
    } else if (pod.status?.phase === 'Pending') {
      groups.unready.push(name);
    } else if (!context.usage.has(name)) {
      groups.missing.push(name);
    } else if (context.resource === 'cpu' && isStarting(pod, context)) {
      groups.unready.push(name);
    } else {
      groups.readyCount++;
    }
  }
  return groups;
}

/** What a pod, or one of its containers, requests. @throws Error where it requests nothing */
export function requestOf(
  { metadata, spec }: Pod,
  resource: string,
  container?: string,
): number {
  return spec.containers
    .filter(each => container === undefined || each.name === container)
    .reduce((sum, each) => {
      const request = each.resources?.requests?.[resource];
      if (request === undefined) {
        throw new Error(
          `missing request for ${resource} in container ${each.name} of Pod ${metadata.name}`,
        );
      }
      return sum + toMilli(request);
    }, 0);
}

function isStarting(
  { status }: Pod,
  { timing, now }: Pick<GroupContext, 'timing' | 'now'>,
): boolean {
  const ready = findCondition(status?.conditions, 'Ready');
  if (!ready || !status?.startTime) {
    return true;
  }
  const start = Date.parse(status.startTime);
  const changed = Date.parse(ready.lastTransitionTime ?? '');
  const isUnready = ready.status === 'False';
  return start + timing.cpuInitializationMs > now
    ? isUnready || now < changed + windowMs
    : isUnready && start + timing.initialReadinessMs > changed;
}
