import type { Pod } from '../kinds';
import { inDeletionOrder } from './deletionOrder';

interface Sketch {
  node?: string;
  phase?: string;
  readySince?: string;
  cost?: string;
  restarts?: number;
  created?: string;
}

function aPod(name: string, sketch: Sketch): Pod {
  const { node = name, phase = 'Running', readySince, cost } = sketch;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      uid: name,
      resourceVersion: '1',
      creationTimestamp: `2026-01-15T09:00:${sketch.created ?? '00'}Z`,
      annotations: cost
        ? { 'controller.kubernetes.io/pod-deletion-cost': cost }
        : {},
    },
    spec: { containers: [], ...(node && { nodeName: node }) },
    status: {
      phase,
      conditions: readySince
        ? [
            {
              type: 'Ready',
              status: 'True',
              lastTransitionTime: `2026-01-15T09:00:${readySince}Z`,
            },
          ]
        : [],
      containerStatuses: [
        {
          name: 'app',
          image: '',
          imageID: '',
          ready: true,
          restartCount: sketch.restarts ?? 0,
        },
      ],
    },
  };
}

describe('inDeletionOrder', () => {
  const ready = { readySince: '10' };
  it.each<[string, Sketch, Sketch]>([
    ['without a node', { node: '', ...ready }, ready],
    ['that is pending', { phase: 'Pending' }, {}],
    ['that is not ready', {}, ready],
    ['that costs least', { ...ready, cost: '-1' }, ready],
    [
      'that is ready for a shorter time',
      { readySince: '20' },
      { readySince: '10' },
    ],
    ['that restarted more often', { ...ready, restarts: 2 }, ready],
    ['that is younger', { ...ready, created: '05' }, ready],
  ])('puts the pod %s first', (_, first, second) => {
    const pods = [aPod('b', second), aPod('a', first)];
    const [chosen] = inDeletionOrder(pods, pods);
    expect(chosen?.metadata.name).toBe('a');
  });

  it('puts the pod first that shares its node with others that are ready', () => {
    const pods = [
      aPod('alone', ready),
      aPod('beside', { ...ready, node: 'shared' }),
    ];
    const other = aPod('other', { ...ready, node: 'shared' });
    const [chosen] = inDeletionOrder(pods, [...pods, other]);
    expect(chosen?.metadata.name).toBe('beside');
  });
});
