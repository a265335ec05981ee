import { Workload } from '@slipway/backstage-plugin-slipway-common';
import { wantsEvents } from './buildWorkloads';
import { RawObject } from './raw';
import {
  aBrokenPod,
  aContainerStatus,
  aDeployment,
  anEvent,
  aPod,
  aReplicaSet,
  ownedBy,
  showDeployment,
  showWorkloads,
} from './testUtils';
import { trimEvent } from './trimEvent';

describe('the status of a workload', () => {
  it.each<[string, Workload['status']['phase'], RawObject]>([
    [
      'an unobserved generation',
      'Progressing',
      aDeployment({ metadata: { generation: 5 } }),
    ],
    ['a pause', 'Paused', aDeployment({ spec: { paused: true } })],
    [
      'zero replicas',
      'Suspended',
      aDeployment({ spec: { replicas: 0 }, status: { replicas: 0 } }),
    ],
    [
      'an update under way',
      'Progressing',
      aDeployment({ status: { updatedReplicas: 1, availableReplicas: 3 } }),
    ],
    [
      'a deadline that has passed',
      'Degraded',
      aDeployment({
        status: { conditions: [deadline('2026-01-15T10:10:00Z')] },
      }),
    ],
    [
      'a deadline of the template before',
      'Healthy',
      aDeployment({
        status: { conditions: [deadline('2026-01-15T09:50:00Z')] },
      }),
    ],
  ])('tells the phase from %s', (_, phase, deployment) => {
    expect(showDeployment(deployment, []).status.phase).toBe(phase);
  });

  it('blames an old revision’s pods on the old revision', () => {
    const crashing = aBrokenPod('backend-a', {
      restartCount: 4,
      state: { waiting: { reason: 'CrashLoopBackOff' } },
      lastState: { terminated: { exitCode: 1, reason: 'Error' } },
    });
    const old = {
      ...crashing,
      metadata: {
        ...(crashing.metadata as RawObject),
        ownerReferences: [ownedBy('ReplicaSet', 'backend-1')],
      },
    };
    const shown = showDeployment(
      aDeployment({ status: { updatedReplicas: 2 } }),
      [old],
    );
    expect(shown.status.phase).toBe('Progressing');
    expect(shown.problems[0]?.message).toMatch(
      /^Of revision 1, which is being replaced: /,
    );
  });

  it('names a quota from the ReplicaSet', () => {
    const [shown] = showWorkloads({
      deployments: [
        aDeployment({ status: { updatedReplicas: 1, availableReplicas: 1 } }),
      ],
      replicasets: [
        aReplicaSet(2, '1.2.0', {
          spec: { replicas: 3 },
          status: {
            replicas: 1,
            conditions: [
              {
                type: 'ReplicaFailure',
                status: 'True',
                reason: 'FailedCreate',
                message: 'pods "x" is forbidden: exceeded quota: compute',
              },
            ],
          },
        }),
      ],
    });
    expect(shown?.problems).toEqual([
      expect.objectContaining({ code: 'QuotaExceeded', count: 2 }),
    ]);
    expect(shown?.status.phase).toBe('Degraded');
  });

  it('reads events only for what is not well', () => {
    const events = (uid: string) =>
      uid === 'uid-backend-a' ? [trimEvent(anEvent())] : [];
    const notReady = aBrokenPod('backend-a', {}, { phase: 'Running' });
    const unwell = aDeployment({ status: { availableReplicas: 2 } });
    expect(wantsEvents(showDeployment(aDeployment(), []))).toBe(false);
    expect(wantsEvents(showDeployment(unwell, [notReady]))).toBe(true);
    expect(showDeployment(unwell, [notReady], { events }).status).toMatchObject(
      {
        phase: 'Degraded',
        reason: 'ReadinessProbeFailed',
        message:
          'Readiness probe failed: HTTP probe failed with statuscode: 503 (×4)',
      },
    );
  });

  it('takes a pod that merely starts for no problem', () => {
    const starting = aPod('backend-a', {
      status: {
        phase: 'Pending',
        conditions: [{ type: 'Ready', status: 'False' }],
        containerStatuses: [
          aContainerStatus({
            ready: false,
            state: { running: null, waiting: { reason: 'ContainerCreating' } },
          }),
        ],
      },
    });
    const shown = showDeployment(
      aDeployment({ status: { availableReplicas: 2 } }),
      [starting],
    );
    expect(shown.problems).toEqual([]);
    expect(shown.status.phase).toBe('Progressing');
    expect(shown.instances[0]?.state).toBe('ContainerCreating');
  });
});

function deadline(at: string) {
  return {
    type: 'Progressing',
    status: 'False',
    reason: 'ProgressDeadlineExceeded',
    message: 'ReplicaSet "backend-2" has timed out progressing.',
    lastTransitionTime: at,
  };
}
