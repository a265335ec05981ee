import {
  isEnded,
  Operation,
  OperationEvent,
  OperationState,
  operationStates,
} from '@slipway/backstage-plugin-slipway-common';
import {
  anOperation,
  anOperationEvent,
} from '@slipway/backstage-plugin-slipway-common/testUtils';
import { ago } from './ago';

const messages: Record<OperationState, string> = {
  accepted: 'It will be started',
  'awaiting-approval': 'It waits for an approval of the owners',
  waiting: 'It waits for the window that opens at 22:00',
  running: '3 of 6 updated, 6 available',
  verifying: 'It waits until the alerts are quiet',
  held: 'The smoke test failed: somebody has to decide',
  stalled: 'No progress for 12 minutes',
  unobservable: 'retail-cluster does not answer: connect ETIMEDOUT',
  succeeded: 'All 6 are available on 1.1.0',
  failed: 'The new instances did not become ready',
  cancelled: 'Stopped by user:default/omar: wrong revision',
  superseded: 'A rollback took over',
};

const idOf = (index: number) =>
  `5e1d9c1e-6d0b-4f0e-9a44-${String(index).padStart(12, '0')}`;

const ofState = (state: OperationState, index: number): Operation =>
  anOperation({
    id: idOf(index),
    state,
    message: messages[state],
    createdAt: ago(20 + index),
    updatedAt: ago(8),
    ...(isEnded(state) && { endedAt: ago(8) }),
    ...(state === 'failed' && {
      failure: {
        name: 'RolloutFailedError',
        message: 'Container backend crashes: exit code 137 (OOMKilled)',
        retryable: false,
      },
    }),
    ...(state === 'superseded' && { supersededBy: idOf(8) }),
  });

const retryable = anOperation({
  ...ofState('failed', 20),
  failure: {
    name: 'ServiceUnavailableError',
    message: 'The API server gave no answer within 30 seconds',
    retryable: true,
  },
});

/** One operation in each state: `…-9a44-000000000000` is the first of them. */
export const statesShown: readonly Operation[] = [
  ...operationStates.map(ofState),
  retryable,
];

/** The log of one of them; that of the one that succeeded is long. */
export function eventsOf({ id, state }: Operation): OperationEvent[] {
  const count = state === 'succeeded' ? 200 : 6;
  return Array.from({ length: count }, (_, index) =>
    anOperationEvent({
      operationId: id,
      sequence: index + 1,
      at: new Date(Date.parse(ago(20)) + index * 3100).toISOString(),
      ...(index > 0 && {
        type: index % 4 === 1 ? 'intent' : 'progress',
        message:
          index % 4 === 1
            ? `Replace the template of part ${index}`
            : `${index} of ${count} updated, ${count} available`,
        step: index % 4 === 1 ? `patch-template-${index}` : 'await-rollout',
        state: undefined,
        actor: undefined,
      }),
    }),
  );
}
