import { trackObject, turningPoints } from './tracks';

describe('turningPoints', () => {
  it.each([
    [[0], [0]],
    [
      [0, 1, 2, 3],
      [0, 3],
    ],
    [
      [3, 3, 2, 1, 0, 1, 3],
      [3, 0, 3],
    ],
    [
      [1, 2, 1, 2],
      [1, 2, 1, 2],
    ],
  ])('of %j are %j', (values, expected) => {
    expect(turningPoints(values)).toEqual(expected);
  });
});

describe('trackObject', () => {
  const deployment = (reason: string, failure?: string) => ({
    status: {
      conditions: [
        { type: 'Progressing', status: 'True', reason },
        ...(failure
          ? [{ type: 'ReplicaFailure', status: 'True', reason: failure }]
          : []),
      ],
    },
  });

  it('keeps each state once, and troubles however often they come and go', () => {
    expect(
      trackObject('deployments', [
        {},
        deployment('NewReplicaSetCreated'),
        deployment('NewReplicaSetCreated', 'FailedCreate'),
        deployment('ReplicaSetUpdated'),
        deployment('ReplicaSetUpdated', 'FailedCreate'),
      ]),
    ).toEqual({
      Progressing: ['True NewReplicaSetCreated', 'True ReplicaSetUpdated'],
      ReplicaFailure: ['True FailedCreate'],
    });
  });

  it('leaves out a progress that a late controller never writes', () => {
    expect(
      trackObject('deployments', [
        deployment('NewReplicaSetCreated'),
        deployment('ReplicaSetUpdated'),
        deployment('NewReplicaSetAvailable'),
      ]),
    ).toEqual({
      Progressing: ['True NewReplicaSetCreated', 'True NewReplicaSetAvailable'],
    });
  });

  it('leaves out that a container that crashes runs in between', () => {
    const pod = (state: object, restartCount: number) => ({
      status: { containerStatuses: [{ state, restartCount }] },
    });
    const waiting = { waiting: { reason: 'CrashLoopBackOff' } };
    expect(
      trackObject('pods', [
        pod({ waiting: { reason: 'ContainerCreating' } }, 0),
        pod({ running: {} }, 0),
        pod(waiting, 1),
        pod({ running: {} }, 1),
        pod(waiting, 2),
      ]),
    ).toEqual({
      container: ['waiting ContainerCreating', 'waiting CrashLoopBackOff'],
      restarts: [0, 2],
    });
  });
});
