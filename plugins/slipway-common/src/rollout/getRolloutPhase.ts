import { Replicas, WorkloadProblem } from './workload';
import { RolloutStatus } from './phase';

/** What the phase of a rollout is computed from, the same on every platform. @public */
export interface RolloutObservation {
  /** Generation of the specification. */
  generation: number;
  /** Generation that the controller has acted upon. */
  observedGeneration: number;
  paused: boolean;
  replicas: Replicas;
  /** Whether the controller has given up within its own deadline. */
  deadlineExceeded: boolean;
  /** Whether instances are replaced only when somebody deletes them (`OnDelete`), or up to a partition. */
  heldUpdates: boolean;
  /** Causes found in instances and events, the gravest first. */
  problems: readonly WorkloadProblem[];
}

/**
 * The phase of a rollout.
 *
 * @remarks
 * The order of the rules matters: an unobserved generation is looked at first, so that the Healthy of the
 * generation before is never shown for this one. It follows `kubectl rollout status` and Argo Rollouts'
 * `GetRolloutPhase`.
 *
 * @public
 */
export function getRolloutPhase(
  observation: RolloutObservation,
): RolloutStatus {
  const { replicas, problems } = observation;
  const problem = problems[0];

  if (observation.observedGeneration < observation.generation) {
    return {
      phase: 'Progressing',
      reason: 'GenerationNotObserved',
      message: 'Waiting for the controller to see the newest specification',
    };
  }
  if (observation.deadlineExceeded) {
    return {
      phase: 'Degraded',
      reason: problem?.code ?? 'ProgressDeadlineExceeded',
      message: problem
        ? problem.message
        : `No progress within the deadline: ${progress(replicas)}`,
    };
  }
  if (problem) {
    return {
      phase: 'Degraded',
      reason: problem.code,
      message: problem.message,
    };
  }
  if (observation.paused) {
    return {
      phase: 'Paused',
      reason: 'Paused',
      message: 'The rollout is paused: changes to the template wait',
    };
  }
  if (replicas.desired === 0 && replicas.current === 0) {
    return {
      phase: 'Suspended',
      reason: 'ScaledToZero',
      message: 'Scaled to zero: nothing runs',
    };
  }
  return getProgress(observation);
}

function getProgress(observation: RolloutObservation): RolloutStatus {
  const { replicas, heldUpdates } = observation;
  if (replicas.updated < replicas.desired && !heldUpdates) {
    return {
      phase: 'Progressing',
      reason: 'Updating',
      message: progress(replicas),
    };
  }
  if (replicas.current > replicas.desired) {
    return {
      phase: 'Progressing',
      reason: 'TerminatingOld',
      message: `${replicas.current - replicas.desired} old still to end`,
    };
  }
  if (replicas.available < replicas.desired) {
    return {
      phase: 'Progressing',
      reason: 'WaitingForAvailable',
      message: `${replicas.available} of ${replicas.desired} available`,
    };
  }
  return {
    phase: 'Healthy',
    reason: 'Available',
    message: `${replicas.available} of ${replicas.desired} available`,
  };
}

function progress(replicas: Replicas): string {
  return `${replicas.updated} of ${replicas.desired} updated, ${replicas.available} available`;
}
