import { KeptEvent } from '../kept';
import { RawObject } from '../raw';
import { aBrokenPod, anEvent, aPod } from '../testUtils';
import { trimEvent } from '../trimEvent';
import { trimPod } from '../trimPod';
import { findProblems } from './findProblems';

function find(
  pods: RawObject[],
  {
    events = [],
    lacksReplicas = true,
  }: { events?: RawObject[]; lacksReplicas?: boolean } = {},
) {
  const kept: KeptEvent[] = events.map(trimEvent);
  return findProblems({
    currentPods: pods.map(trimPod),
    oldPods: new Map(),
    lacksReplicas,
    events: uid => kept.filter(({ involved }) => involved.uid === uid),
  }).current;
}

const waiting = (reason: string, message = '') => ({
  state: { waiting: { reason, message } },
});
const crashed = (exitCode: number, reason: string, message = '') => ({
  lastState: {
    terminated: {
      exitCode,
      reason,
      message,
      finishedAt: '2026-01-15T09:10:00Z',
    },
  },
});
const initStatus = (status: RawObject): RawObject => ({
  initContainerStatuses: [
    { name: 'migrate', image: 'migrate:1', restartCount: 0, ...status },
  ],
});

describe('findProblems', () => {
  it.each<[string, RawObject, { code: string; message: string }]>([
    [
      'an image that is backed off from',
      aBrokenPod(
        'a',
        waiting('ImagePullBackOff', 'Back-off pulling image "x"'),
      ),
      {
        code: 'ImagePullBackOff',
        message:
          "Image 'registry.example/retail-backend:1.2.0' of container 'backend' cannot be pulled",
      },
    ],
    [
      'an image that is not found',
      aBrokenPod('a', waiting('ErrImagePull', 'not found')),
      { code: 'ImagePullBackOff', message: 'cannot be pulled: not found' },
    ],
    [
      'an image name that is none',
      aBrokenPod('a', waiting('InvalidImageName')),
      { code: 'InvalidImageName', message: 'cannot be pulled' },
    ],
    [
      'a Secret that is missing',
      aBrokenPod(
        'a',
        waiting(
          'CreateContainerConfigError',
          'secret "backend-secrets" not found',
        ),
      ),
      {
        code: 'CreateContainerConfigError',
        message:
          'Container \'backend\' cannot be created: secret "backend-secrets" not found',
      },
    ],
    [
      'a crash loop',
      aBrokenPod('a', {
        restartCount: 4,
        ...waiting('CrashLoopBackOff', 'back-off 40s'),
        ...crashed(137, 'OOMKilled', 'heap'),
      }),
      {
        code: 'CrashLoopBackOff',
        message:
          "Container 'backend' keeps crashing, exit 137 (OOMKilled) ×4: heap",
      },
    ],
    [
      'a first crash',
      aBrokenPod('a', {
        state: {
          terminated: { exitCode: 3, reason: 'Error', message: 'no port' },
        },
      }),
      {
        code: 'ContainerCrashed',
        message: "Container 'backend' crashed, exit 3: no port",
      },
    ],
    [
      'a crash loop that is just running',
      aBrokenPod('a', {
        restartCount: 3,
        state: { running: {} },
        ...crashed(1, 'Error'),
      }),
      { code: 'CrashLoopBackOff', message: 'keeps crashing, exit 1 ×3' },
    ],
    [
      'an init container',
      aBrokenPod(
        'a',
        waiting('PodInitializing'),
        initStatus({
          restartCount: 2,
          ...waiting('CrashLoopBackOff'),
          ...crashed(1, 'Error', 'relation exists'),
        }),
      ),
      {
        code: 'InitContainerFailed',
        message:
          "Init container 'migrate' keeps crashing, exit 1 ×2: relation exists",
      },
    ],
    [
      'no node',
      aBrokenPod(
        'a',
        {},
        {
          conditions: [
            {
              type: 'PodScheduled',
              status: 'False',
              reason: 'Unschedulable',
              message: '0/3 nodes are available: 3 Insufficient cpu.',
            },
          ],
          containerStatuses: [],
        },
      ),
      {
        code: 'Unschedulable',
        message:
          'No node can take the pod: 0/3 nodes are available: 3 Insufficient cpu.',
      },
    ],
    [
      'an eviction',
      aPod('a', {
        status: {
          phase: 'Failed',
          reason: 'Evicted',
          message: 'The node was low on resource: memory.',
          containerStatuses: [],
        },
      }),
      { code: 'Evicted', message: 'low on resource: memory' },
    ],
  ])('names %s', (_, pod, { code, message }) => {
    expect(find([pod])).toEqual([
      expect.objectContaining({
        code,
        count: 1,
        message: expect.stringContaining(message),
      }),
    ]);
  });

  it.each(['Liveness', 'Startup', 'Readiness'])(
    'names a %s probe that fails again and again',
    probe => {
      const pod = aBrokenPod(
        'a',
        { state: { running: {} } },
        { phase: 'Running' },
      );
      const failure = (count: number) =>
        anEvent({
          involvedObject: { uid: 'uid-a' },
          message: `${probe} probe failed: 503`,
          count,
        });
      expect(find([pod], { events: [failure(2)] })).toEqual([]);
      expect(find([pod], { events: [failure(2), failure(1)] })).toEqual([
        expect.objectContaining({ code: `${probe}ProbeFailed`, count: 1 }),
      ]);
      expect(find([aPod('a')], { events: [failure(9)] })).toEqual([]);
    },
  );

  it('counts those alike, the gravest first', () => {
    const crash = (name: string, restartCount: number) =>
      aBrokenPod(name, {
        restartCount,
        ...waiting('CrashLoopBackOff'),
        ...crashed(1, 'Error'),
      });
    const problems = find([
      crash('a', 2),
      crash('b', 7),
      aBrokenPod('c', waiting('ErrImagePull')),
      aBrokenPod('d', waiting('ImagePullBackOff')),
    ]);
    expect(problems).toEqual([
      expect.objectContaining({ code: 'ImagePullBackOff', count: 2 }),
      expect.objectContaining({
        code: 'CrashLoopBackOff',
        count: 2,
        restarts: 7,
      }),
    ]);
  });

  it.each<[string, RawObject]>([
    ['is ready', aPod('a')],
    ['merely starts', aBrokenPod('a', waiting('ContainerCreating'))],
    ['initialises', aBrokenPod('a', waiting('PodInitializing'))],
    [
      'runs again after a crash',
      aBrokenPod('a', {
        restartCount: 1,
        state: { running: {} },
        ...crashed(1, 'Error'),
      }),
    ],
    ['is being ended', aBrokenPod('a', waiting('CrashLoopBackOff'))],
  ])('finds nothing in a pod that %s', (name, pod) => {
    const sight =
      name === 'is being ended'
        ? {
            ...pod,
            metadata: {
              ...(pod.metadata as RawObject),
              deletionTimestamp: '2026-01-15T09:30:00Z',
            },
          }
        : pod;
    expect(find([sight])).toEqual([]);
  });

  it('forgets an eviction once the pod was replaced', () => {
    const evicted = aPod('a', {
      status: { phase: 'Failed', reason: 'Evicted', containerStatuses: [] },
    });
    expect(find([evicted], { lacksReplicas: false })).toEqual([]);
  });

  it('takes secrets out of termination messages', () => {
    const [problem] = find([
      aBrokenPod('a', {
        restartCount: 2,
        ...waiting('CrashLoopBackOff'),
        ...crashed(1, 'Error', 'login failed: password=hunter2 at db'),
      }),
    ]);
    expect(problem?.message).toContain('password=•••');
    expect(problem?.message).not.toContain('hunter2');
  });
});
