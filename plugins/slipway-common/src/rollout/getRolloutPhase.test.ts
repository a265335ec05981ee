import { aProblem } from '../testUtils';
import { getRolloutPhase, RolloutObservation } from './getRolloutPhase';

const healthy: RolloutObservation = {
  generation: 2,
  observedGeneration: 2,
  paused: false,
  replicas: { desired: 3, current: 3, updated: 3, ready: 3, available: 3 },
  deadlineExceeded: false,
  heldUpdates: false,
  problems: [],
};
const replicas = (counts: Partial<RolloutObservation['replicas']>) => ({
  replicas: { ...healthy.replicas, ...counts },
});

describe('getRolloutPhase', () => {
  it.each<{
    name: string;
    observation: Partial<RolloutObservation>;
    phase: string;
    reason: string;
    message?: string;
  }>([
    {
      name: 'all are available',
      observation: {},
      phase: 'Healthy',
      reason: 'Available',
      message: '3 of 3 available',
    },
    {
      name: 'the controller has not seen the specification, however healthy the one before looks',
      observation: { generation: 3 },
      phase: 'Progressing',
      reason: 'GenerationNotObserved',
    },
    {
      name: 'an unseen specification comes before the problems of the one before',
      observation: { generation: 3, problems: [aProblem()] },
      phase: 'Progressing',
      reason: 'GenerationNotObserved',
    },
    {
      name: 'the deadline has passed and no cause is known',
      observation: {
        deadlineExceeded: true,
        ...replicas({ updated: 1, available: 2 }),
      },
      phase: 'Degraded',
      reason: 'ProgressDeadlineExceeded',
      message: 'No progress within the deadline: 1 of 3 updated, 2 available',
    },
    {
      name: 'the deadline has passed and the cause is known',
      observation: {
        deadlineExceeded: true,
        problems: [
          aProblem({ code: 'ImagePullBackOff', message: 'No such image' }),
        ],
      },
      phase: 'Degraded',
      reason: 'ImagePullBackOff',
      message: 'No such image',
    },
    {
      name: 'a problem is known before the deadline',
      observation: { problems: [aProblem({ message: 'exit code 137' })] },
      phase: 'Degraded',
      reason: 'CrashLoopBackOff',
      message: 'exit code 137',
    },
    {
      name: 'the gravest problem names the reason',
      observation: {
        problems: [aProblem({ code: 'Unschedulable' }), aProblem()],
      },
      phase: 'Degraded',
      reason: 'Unschedulable',
    },
    {
      name: 'it is paused',
      observation: { paused: true, ...replicas({ updated: 0 }) },
      phase: 'Paused',
      reason: 'Paused',
    },
    {
      name: 'a problem is shown although it is paused',
      observation: { paused: true, problems: [aProblem()] },
      phase: 'Degraded',
      reason: 'CrashLoopBackOff',
    },
    {
      name: 'it is scaled to zero',
      observation: replicas({
        desired: 0,
        current: 0,
        updated: 0,
        ready: 0,
        available: 0,
      }),
      phase: 'Suspended',
      reason: 'ScaledToZero',
    },
    {
      name: 'it is scaled to zero and the last still run',
      observation: replicas({ desired: 0, current: 2, updated: 2 }),
      phase: 'Progressing',
      reason: 'TerminatingOld',
      message: '2 old still to end',
    },
    {
      name: 'not all are updated',
      observation: replicas({ updated: 2, available: 3 }),
      phase: 'Progressing',
      reason: 'Updating',
      message: '2 of 3 updated, 3 available',
    },
    {
      name: 'updates are held back on purpose',
      observation: { heldUpdates: true, ...replicas({ updated: 1 }) },
      phase: 'Healthy',
      reason: 'Available',
    },
    {
      name: 'old ones still end',
      observation: replicas({ current: 4 }),
      phase: 'Progressing',
      reason: 'TerminatingOld',
      message: '1 old still to end',
    },
    {
      name: 'not all are available',
      observation: replicas({ ready: 2, available: 2 }),
      phase: 'Progressing',
      reason: 'WaitingForAvailable',
      message: '2 of 3 available',
    },
  ])(
    '$phase ($reason) when $name',
    ({ observation, phase, reason, message }) => {
      expect(getRolloutPhase({ ...healthy, ...observation })).toMatchObject({
        phase,
        reason,
        ...(message ? { message } : {}),
      });
    },
  );
});
