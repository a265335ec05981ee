import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { Workload } from '@slipway/backstage-plugin-slipway-common';
import { placeKey, ServiceSight, toPlace, WorkloadPlace } from '../sights';
import { SeenScaling, toSeenScaling } from './samples';
import { PastScaling, ScalingPast } from './scalingPast';
import { ScalingStore } from './ScalingStore';

/** What ScalingRecorder needs. */
export interface ScalingRecorderOptions {
  store: ScalingStore;
  past: ScalingPast;
  logger: LoggerService;
}

/** Keeps what autoscalers do: two queries for all of them together. */
export class ScalingRecorder {
  readonly #options: ScalingRecorderOptions;

  constructor(options: ScalingRecorderOptions) {
    this.#options = options;
  }

  async record(sights: readonly ServiceSight[], at: Date): Promise<void> {
    const { store } = this.#options;
    const scaled = new Map<string, { workload: Workload; seen: SeenScaling }>();
    for (const { placed, workloads } of sights) {
      for (const workload of workloads) {
        if (workload.autoscaling) {
          const place = toPlace(placed, workload.id);
          const seen = toSeenScaling(workload.autoscaling, { place, at });
          scaled.set(placeKey(place), { workload, seen });
        }
      }
    }
    if (!scaled.size) {
      return;
    }
    const seen = [...scaled.values()].map(it => it.seen);
    const unknown = await store.findUnknown(seen.map(({ place }) => place));
    for (const place of unknown) {
      const { workload } = scaled.get(placeKey(place))!;
      await store.add([place], await this.#readPast(place, workload));
    }
    await store.write(seen);
  }

  async #readPast(
    place: WorkloadPlace,
    workload: Workload,
  ): Promise<SeenScaling[]> {
    const { past, logger } = this.#options;
    try {
      const samples = await past.read(workload);
      return samples.map(sample => toSeen(sample, place));
    } catch (error) {
      logger.warn(
        `What the autoscaler of ${placeKey(place)} did before cannot be read: ${stringifyError(error)}`,
      );
      return [];
    }
  }
}

function toSeen(past: PastScaling, place: WorkloadPlace): SeenScaling {
  return {
    place,
    at: new Date(past.at),
    min_replicas: past.min,
    max_replicas: past.max,
    current_replicas: past.current,
    desired_replicas: past.desired,
    metrics: past.metrics.map(({ name, unit, target, current }) => ({
      ...{ name, unit, target },
      sum: current ?? 0,
      count: current === undefined ? 0 : 1,
    })),
  };
}
