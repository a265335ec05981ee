import { ExampleCluster } from './exampleCluster';
import { BEGAN_AGO } from './history';
import { RetailExample } from './readExample';
import { applyAllButWorkloads } from './seed';
import { stepPatch } from './stepPatch';
import { formatWorkload, isWorkload } from './workload';

/** A cluster whose past can be chosen, and the part of the example that belongs onto it. */
export interface PastCluster {
  cluster: ExampleCluster;
  example: RetailExample;
}

/** Something that happens at a time. */
export interface PastAct {
  at: Date;
  act(): Promise<void>;
}

/** When the past of an example begins. */
export function beginningBefore(now: Date): Date {
  return new Date(now.getTime() - BEGAN_AGO);
}

/** The past of an example, oldest first: the first deploy of everything, and each change at its time. */
export function pastOf(
  clusters: PastCluster[],
  options: { now: Date; log(line: string): void },
): PastAct[] {
  const { now, log } = options;
  const deploy: PastAct = {
    at: beginningBefore(now),
    async act() {
      for (const { cluster, example } of clusters) {
        await applyAllButWorkloads({ cluster, example, log });
        for (const { object } of example.manifests.filter(isWorkload)) {
          await cluster.createOnce(object);
        }
      }
    },
  };
  const changes = clusters.flatMap(({ cluster, example }) => {
    const counts = new Map<string, number>();
    return example.history.map(step => {
      const name = formatWorkload(step.workload);
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      return {
        at: new Date(now.getTime() - step.ago),
        act: () =>
          cluster.patch(step.workload, stepPatch(step, count), step.by),
      };
    });
  });
  return [deploy, ...changes.sort((a, b) => a.at.getTime() - b.at.getTime())];
}

/** Lets a clock go on to the end of a span, doing at its time what happens in the span. */
export async function liveThrough(
  acts: PastAct[],
  clock: { now(): Date; advanceTo(date: Date): Promise<void> },
  until: Date,
): Promise<void> {
  const from = clock.now();
  for (const { at, act } of acts) {
    if (at >= from && at < until) {
      await clock.advanceTo(at);
      await act();
    }
  }
  await clock.advanceTo(until);
}
