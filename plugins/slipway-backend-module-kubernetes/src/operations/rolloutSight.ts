import {
  OperationProgress,
  Workload,
} from '@slipway/backstage-plugin-slipway-common';
import {
  StepSight,
  TerminalOperationError,
} from '@slipway/backstage-plugin-slipway-node';
import { isDeadlineExceeded } from '../model/buildWorkloads';
import { LiveWorkload } from './liveWorkload';

/** After how many restarts a container that crashes is given up. */
const hopelessRestarts = 5;
/** How long a problem may last where no controller has a deadline of its own, in milliseconds. */
const hopelessAfter = 10 * 60 * 1000;
const secondsBetweenLooks = 2;

/**
 * How far a rollout is, by the rules of `kubectl rollout status`.
 *
 * @throws TerminalOperationError with the cause where it will not succeed any more.
 */
export function seeRollout(live: LiveWorkload): StepSight {
  const { status, replicas, strategy } = live.shown;
  const message = describe(live.shown);
  switch (status.phase) {
    case 'Healthy':
    case 'Suspended':
      return {
        status: 'succeeded',
        message:
          strategy.type === 'OnDelete'
            ? `${status.message}; pods take the new template when they are deleted`
            : status.message,
      };
    case 'Degraded':
      if (isHopeless(live)) {
        throw new TerminalOperationError(
          `The rollout does not succeed: ${message}`,
        );
      }
      return running(message, replicas);
    default:
      // Until the controller has seen the change, the figures are those of the template before.
      return running(
        message,
        status.reason === 'GenerationNotObserved' ? undefined : replicas,
      );
  }
}

/** Still under way. */
export function running(
  message: string,
  replicas: Workload['replicas'] | undefined,
): StepSight {
  return {
    status: 'running',
    message,
    ...(replicas && { progress: getProgress(replicas) }),
    retryAfterSeconds: secondsBetweenLooks,
  };
}

function getProgress({
  desired,
  updated,
  available,
}: Workload['replicas']): OperationProgress {
  return {
    message: `${updated} of ${desired} updated, ${available} available`,
    done: Math.min(updated, available, desired),
    total: desired,
  };
}

/** The phase in words, with how many pods have the cause. */
function describe({ status, problems }: Workload): string {
  const [problem] = problems;
  if (status.phase === 'Paused') {
    return `${status.message}; this waits until it is resumed`;
  }
  return problem && problem.count > 1 && problem.message === status.message
    ? `${status.message} (${problem.count} pods)`
    : status.message;
}

function isHopeless({ found, shown, observedAt }: LiveWorkload): boolean {
  const [problem] = shown.problems;
  if (isDeadlineExceeded(found)) {
    return true;
  }
  if (
    problem?.code === 'CrashLoopBackOff' &&
    (problem.restarts ?? 0) >= hopelessRestarts
  ) {
    return true;
  }
  return (
    found.kind !== 'Deployment' &&
    problem?.since !== undefined &&
    Date.parse(observedAt) - Date.parse(problem.since) > hopelessAfter
  );
}
