import { HistoryStep } from './history';
import { describeProgress, hasCome, outcomeOf } from './outcome';
import { Workload } from './workload';

const rolledOut: Workload = {
  kind: 'Deployment',
  metadata: { generation: 3 },
  spec: { replicas: 2, selector: {}, template: {} },
  status: {
    observedGeneration: 3,
    replicas: 2,
    updatedReplicas: 2,
    availableReplicas: 2,
  },
};

function withStatus(status: object): Workload {
  return {
    ...rolledOut,
    status: { ...rolledOut.status, ...status },
  } as Workload;
}

const daemonSet = {
  kind: 'DaemonSet',
  metadata: { generation: 1 },
  status: {
    observedGeneration: 1,
    desiredNumberScheduled: 3,
    currentNumberScheduled: 3,
    updatedNumberScheduled: 3,
    numberAvailable: 3,
  },
} as Workload;

describe('hasCome', () => {
  it.each([
    ['everything is new and available', rolledOut, true],
    [
      'the change was not seen yet',
      withStatus({ observedGeneration: 2 }),
      false,
    ],
    ['an old pod is left', withStatus({ replicas: 3 }), false],
    ['a pod is not updated', withStatus({ updatedReplicas: 1 }), false],
    ['a pod is not available', withStatus({ availableReplicas: 1 }), false],
    ['there is no status', { ...rolledOut, status: undefined }, false],
    ['a daemon set runs on each node', daemonSet, true],
    [
      'a daemon set lacks a node',
      {
        ...daemonSet,
        status: { ...daemonSet.status, numberAvailable: 2 },
      } as Workload,
      false,
    ],
  ])('rolled-out, when %s: %#', (_name, workload, expected) => {
    expect(hasCome(workload, 'rolled-out')).toBe(expected);
  });

  it.each([
    ['started', withStatus({ updatedReplicas: 0 }), false],
    ['started', withStatus({ updatedReplicas: 1, availableReplicas: 0 }), true],
    ['seen', withStatus({ updatedReplicas: 0 }), true],
    ['seen', withStatus({ observedGeneration: 2 }), false],
  ] as const)('%s: %#', (outcome, workload, expected) => {
    expect(hasCome(workload, outcome)).toBe(expected);
  });
});

describe('outcomeOf', () => {
  it.each([
    [undefined, 'rolled-out'],
    [{}, 'rolled-out'],
    [{ behaviour: 'slow-start' }, 'rolled-out'],
    [{ behaviour: 'crash-loop' }, 'started'],
    [{ pause: true }, 'seen'],
  ])('%j: %s', (step, expected) => {
    expect(outcomeOf(step as HistoryStep | undefined)).toBe(expected);
  });
});

describe('describeProgress', () => {
  it('counts the pods', () => {
    expect(describeProgress(withStatus({ updatedReplicas: 1 }))).toBe(
      '1 of 2 updated, 2 available',
    );
    expect(describeProgress(undefined)).toBe('it does not exist');
  });
});
