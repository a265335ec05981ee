import type { JsonObject } from '@backstage/types';
import type {
  Platform,
  ServiceInTarget,
} from '@slipway/backstage-plugin-slipway-node';

/** The objects of a cluster by the plural of their kind, or the instances and snapshots of an account. */
export type GroundContents = Record<string, JsonObject[]>;

/** What a recorded run changes: a fake with what is in it, and the platform that operations change it by. */
export interface RecordedGround {
  readonly platform: Platform;
  /** The entity, in its target. */
  readonly service: ServiceInTarget;
  /** ID of what is changed in the target. */
  readonly workload: string;
  /** As it is recorded. */
  readonly contents: GroundContents;
  /** How many changes took effect since it was made. */
  readonly changes: number;
  /** Told of each boundary while a run is recorded. */
  reached(boundary: string): void;
  /** Lets everything that was begun and is to be changed come to its end at once. */
  settleAtOnce(): void;
}
