import { JsonObject } from '@backstage/types';
import { buildInstance } from './instances';
import { aContainerStatus, aPod } from './testUtils';
import { trimPod } from './trimPod';

const show = (status: JsonObject, spec: JsonObject = {}) =>
  buildInstance(trimPod(aPod('backend-a', { spec, status })), undefined)
    .containers;

const waiting = (reason: string) => ({
  ready: false,
  state: { waiting: { reason } },
});

describe('the containers of an instance', () => {
  it('come in the order of the template, which is not that of the kubelet', () => {
    const containers = show(
      {
        containerStatuses: [
          aContainerStatus({ name: 'agent' }),
          aContainerStatus({ name: 'backend', restartCount: 2 }),
        ],
      },
      { containers: [{ name: 'backend' }, { name: 'agent' }] },
    );
    expect(containers).toEqual([
      { name: 'backend', ready: true, state: 'Running', restarts: 2 },
      { name: 'agent', ready: true, state: 'Running', restarts: 0 },
    ]);
  });

  it.each<[string, JsonObject, string]>([
    ['waits', waiting('CrashLoopBackOff'), 'CrashLoopBackOff'],
    [
      'has ended',
      {
        ready: false,
        state: { terminated: { exitCode: 137, reason: 'OOMKilled' } },
      },
      'OOMKilled',
    ],
    [
      'has ended without a word',
      { ready: false, state: { terminated: { exitCode: 1 } } },
      'Error',
    ],
  ])('say why one %s', (_, parts, state) => {
    const container = { ...aContainerStatus(), ...parts };
    expect(show({ containerStatuses: [container] })).toEqual([
      { name: 'backend', ready: false, state, restarts: 0 },
    ]);
  });

  const init = (parts: JsonObject) => ({
    ...aContainerStatus(),
    name: 'migrate',
    ready: false,
    ...parts,
  });

  it.each<[string, JsonObject, string[]]>([
    [
      'fails',
      waiting('CrashLoopBackOff'),
      ['Init:CrashLoopBackOff', 'PodInitializing'],
    ],
    [
      'has failed',
      { state: { terminated: { exitCode: 1, reason: 'Error' } } },
      ['Init:Error', 'PodInitializing'],
    ],
    [
      'is done',
      { state: { terminated: { exitCode: 0, reason: 'Completed' } } },
      ['PodInitializing'],
    ],
    ['is about to start', waiting('PodInitializing'), ['PodInitializing']],
    ['runs', {}, ['PodInitializing']],
  ])('show an init container where it %s', (_, parts, states) => {
    const containers = show({
      initContainerStatuses: [init(parts)],
      containerStatuses: [
        { ...aContainerStatus(), ...waiting('PodInitializing') },
      ],
    });
    expect(containers.map(({ state }) => state)).toEqual(states);
  });

  it('are none while nothing is reported', () => {
    expect(show({ containerStatuses: null })).toEqual([]);
  });
});
