import { Workload } from '@slipway/backstage-plugin-slipway-common';

/** How a workload was last seen. */
export interface Sighting {
  sequence: number;
  /** The revision that ran, as the platform numbers it. */
  revision: string;
  version: string;
  paused: boolean;
  /** Replicas as specified; `undefined` where an autoscaler decides. */
  desired?: number;
  /** Names of the revisions that were kept. */
  kept: readonly string[];
  /** When it last changed. */
  changedAt: Date;
}

/** Replicas as somebody has specified them; `undefined` where an autoscaler decides. */
export function getSpecified({
  autoscaling,
  replicas,
}: Workload): number | undefined {
  return autoscaling ? undefined : replicas.desired;
}

/** Whether another revision runs than was last seen. A workload whose controller has made none yet is not judged. */
export function runsAnother(
  workload: Workload,
  before: Pick<Sighting, 'revision'> | undefined,
): boolean {
  const { revision } = workload;
  return revision !== undefined && revision.revision !== before?.revision;
}
