import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { V2HorizontalPodAutoscaler } from '@kubernetes/client-node';

/** What an autoscaler did at one time. */
export interface ScalingSample {
  cluster: string;
  namespace: string;
  /** Name of the workload that it scales. */
  name: string;
  /** ISO 8601. */
  at: string;
  min: number;
  max: number;
  current: number;
  desired: number;
  metrics: { name: string; unit: '%'; current?: number; target: number }[];
}

/** What the autoscalers of a cluster do now. One that has not looked yet says nothing. */
export function sampleAutoscalers(
  cluster: string,
  autoscalers: V2HorizontalPodAutoscaler[],
  at: Date,
): ScalingSample[] {
  return autoscalers.flatMap(({ metadata, spec, status }) =>
    metadata && spec && status?.desiredReplicas !== undefined
      ? [
          {
            cluster,
            namespace: metadata.namespace ?? '',
            name: spec.scaleTargetRef.name,
            at: at.toISOString(),
            min: spec.minReplicas ?? 1,
            max: spec.maxReplicas,
            current: status.currentReplicas ?? 0,
            desired: status.desiredReplicas,
            metrics: metricsOf({ spec, status }),
          },
        ]
      : [],
  );
}

function metricsOf({
  spec,
  status,
}: V2HorizontalPodAutoscaler): ScalingSample['metrics'] {
  return (spec?.metrics ?? []).flatMap(({ resource }) => {
    const target = resource?.target.averageUtilization;
    if (!resource || target === undefined) {
      return [];
    }
    const seen = status?.currentMetrics?.find(
      it => it.resource?.name === resource.name,
    );
    const current = seen?.resource?.current.averageUtilization;
    return [{ name: resource.name, unit: '%' as const, current, target }];
  });
}

/** Something that calls back at times of its own clock. */
interface Timer {
  now(): Date;
  after(ms: number, action: () => void): () => void;
}

/**
 * Notes what autoscalers do, again and again while a clock goes through the past.
 *
 * @returns a function that ends it and gives what was noted, oldest first.
 */
export function collectScalingHistory(
  clock: Timer,
  look: (at: Date) => ScalingSample[],
  everyMs: number,
): () => ScalingSample[] {
  const samples: ScalingSample[] = [];
  let callOff = () => {};
  const note = () => {
    samples.push(...look(clock.now()));
    callOff = clock.after(everyMs, note);
  };
  callOff = clock.after(everyMs, note);
  return () => {
    callOff();
    return samples;
  };
}

/** Writes samples down for the portal, which keeps them as its own. */
export function writeScalingHistory(
  file: string,
  samples: ScalingSample[],
): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(samples));
}
