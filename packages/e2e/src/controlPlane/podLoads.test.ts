import { podMetrics } from './podMetrics';
import { PodLoads, type LoadedPod } from './podLoads';

const idle = { cpuMillicores: 5, memoryBytes: 1 };
const load = (cpuMillicores: number) => ({ cpuMillicores, memoryBytes: 1024 });
const backend: LoadedPod = {
  namespace: 'production',
  name: 'backend-1',
  labels: { app: 'backend', version: 'v1' },
};

describe('PodLoads', () => {
  it('is idle unless told otherwise, and again when cleared', () => {
    const loads = new PodLoads(idle);
    loads.set({ namespace: 'production' }, load(100));
    loads.clear();
    expect(loads.of(backend)).toEqual(idle);
  });

  it.each([
    [{ namespace: 'production' }, true],
    [{ namespace: 'staging' }, false],
    [{ namespace: 'production', labels: { app: 'backend' } }, true],
    [
      { namespace: 'production', labels: { app: 'backend', version: 'v2' } },
      false,
    ],
    [{ namespace: 'production', pod: 'backend-1' }, true],
    [{ namespace: 'production', pod: 'backend-2' }, false],
  ])('%j matches: %s', (selector, expected) => {
    const loads = new PodLoads(idle);
    loads.set(selector, load(100));
    expect(loads.of(backend)).toEqual(expected ? load(100) : idle);
  });

  it('takes what was set last', () => {
    const loads = new PodLoads(idle);
    loads.set({ namespace: 'production' }, load(1));
    loads.set({ namespace: 'production', pod: 'backend-1' }, 'missing');
    expect(loads.of(backend)).toBe('missing');
    loads.set({ namespace: 'production' }, load(2));
    expect(loads.of(backend)).toEqual(load(2));
  });
});

describe('podMetrics', () => {
  it('shares the load out among the containers, in the units of metrics-server', () => {
    const pod = {
      metadata: { name: 'a', namespace: 'b', labels: { app: 'a' } },
      spec: { containers: [{ name: 'main' }, { name: 'proxy' }] },
    };
    const metrics = podMetrics(
      pod,
      { cpuMillicores: 300, memoryBytes: 4096 },
      new Date('2026-01-02T03:04:05.678Z'),
    );
    expect(metrics).toEqual({
      kind: 'PodMetrics',
      apiVersion: 'metrics.k8s.io/v1beta1',
      metadata: {
        name: 'a',
        namespace: 'b',
        labels: { app: 'a' },
        creationTimestamp: '2026-01-02T03:04:05Z',
      },
      timestamp: '2026-01-02T03:04:05Z',
      window: '15s',
      containers: [
        { name: 'main', usage: { cpu: '150000000n', memory: '2Ki' } },
        { name: 'proxy', usage: { cpu: '150000000n', memory: '2Ki' } },
      ],
    });
  });
});
