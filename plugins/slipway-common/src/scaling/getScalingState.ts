import { ScalingState } from './autoscaling';

/** What the state of an autoscaler is computed from. @public */
export interface ScalingObservation {
  generation?: number;
  observedGeneration?: number;
  min: number;
  max: number;
  current: number;
  desired: number;
  /** Condition `AbleToScale`/`ScalingActive`/`ScalingLimited` of the autoscaler: its status and reason, where reported. */
  conditions: readonly {
    type: string;
    status: string;
    reason: string;
    message: string;
  }[];
}

/**
 * The state of an autoscaler, in words.
 *
 * @remarks
 * At the minimum is normal. At the maximum is worth a look; at the maximum *and* wanting more is limited, which the
 * horizontal pod autoscaler reports as `ScalingLimited=True` with reason `TooManyReplicas`.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale-walkthrough/#appendix-horizontal-pod-autoscaler-status-conditions
 * @public
 */
export function getScalingState(observation: ScalingObservation): ScalingState {
  const { min, max, current, desired } = observation;
  const active = condition(observation, 'ScalingActive');
  const limited = condition(observation, 'ScalingLimited');

  if (active?.status === 'False' && active.reason === 'ScalingDisabled') {
    return {
      state: 'Disabled',
      message: 'Off while the workload is scaled to zero',
    };
  }
  if (active?.status === 'False') {
    return {
      state: 'MetricsUnavailable',
      message: `Cannot scale: ${active.message || active.reason}`,
    };
  }
  if (!active) {
    return {
      state: 'Unknown',
      message: 'The autoscaler has not reported its state yet',
    };
  }
  if (min === max) {
    return {
      state: 'Pinned',
      message: `Pinned: minimum and maximum are ${max}`,
    };
  }
  if (
    desired >= max &&
    limited?.status === 'True' &&
    limited.reason === 'TooManyReplicas'
  ) {
    return {
      state: 'Limited',
      message:
        current < max
          ? `Limited: scaling to its maximum of ${max} and wants more`
          : `Limited: at its maximum of ${max} and wants more`,
    };
  }
  if (desired !== current) {
    return {
      state: 'Scaling',
      message: `Scaling from ${current} to ${desired}`,
    };
  }
  if (current >= max) {
    return { state: 'AtMaximum', message: `At its maximum of ${max}` };
  }
  if (current <= min) {
    return {
      state: 'AtMinimum',
      message: `At its minimum of ${min}, which is normal`,
    };
  }
  return { state: 'Steady', message: `${current} of ${min}–${max}` };
}

function condition(observation: ScalingObservation, type: string) {
  return observation.conditions.find(candidate => candidate.type === type);
}
