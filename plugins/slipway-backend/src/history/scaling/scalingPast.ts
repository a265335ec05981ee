import {
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { Workload } from '@slipway/backstage-plugin-slipway-common';

/** What an autoscaler did at one time, as somebody else has recorded it. @public */
export interface PastScaling {
  /** ISO 8601. */
  at: string;
  min: number;
  max: number;
  current: number;
  desired: number;
  /** Figures in the unit of their target. */
  metrics: readonly {
    name: string;
    unit: string;
    target: number;
    /** Absent where it was not known. */
    current?: number;
  }[];
}

/** Who knows what autoscalers did before they were first seen. @public */
export interface ScalingPast {
  /** Asked once for each workload whose autoscaler is seen for the first time. */
  read(
    workload: Pick<Workload, 'kind' | 'name' | 'cluster' | 'namespace'>,
  ): Promise<readonly PastScaling[]>;
}

/**
 * What is known of autoscalers from the time before: nothing, unless a backend is given a factory for it, as the demo is.
 *
 * @remarks
 * It is asked once for each autoscaler, whatever is started again, and what it says is kept like what was observed.
 *
 * @public
 */
export const scalingPastServiceRef = createServiceRef<ScalingPast>({
  id: 'slipway.scaling-past',
  scope: 'plugin',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {},
      factory: () => ({ read: async () => [] }),
    }),
});
