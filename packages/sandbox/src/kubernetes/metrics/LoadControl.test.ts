import { TestCluster } from '../controllers/testUtils/TestCluster';
import { totalAt } from './loads';
import { listNodeMetrics, listPodMetrics } from './podMetrics';

const namespace = 'retail';
const memoryBytes = 200 * 1024 ** 2;

describe('the loads', () => {
  let cluster: TestCluster;

  beforeEach(async () => {
    cluster = new TestCluster();
    cluster.deploy({ replicas: 4 });
    await cluster.pass(5);
  });

  const cpus = () =>
    listPodMetrics(cluster, namespace).map(
      ({ containers }) => Number.parseInt(containers[0]!.usage.cpu, 10) / 1e6,
    );

  it('counts the last that was set for a pod', () => {
    const name = cluster.pods()[0]!.metadata.name;
    cluster.loads.setLoad(
      { namespace, pod: name },
      { cpuMillicores: 70, memoryBytes },
    );
    cluster.loads.setLoad({ namespace }, { cpuMillicores: 10, memoryBytes });
    expect(cpus()).toEqual([10, 10, 10, 10]);
    cluster.loads.setLoad(
      { namespace, pod: name },
      { cpuMillicores: 70, memoryBytes },
    );
    expect(cpus()).toEqual([70, 10, 10, 10]);
    cluster.loads.setLoad({ namespace, pod: name }, 'missing');
    expect(cpus()).toEqual([10, 10, 10]);
    cluster.loads.clearLoads();
    expect(cpus()).toEqual([5, 5, 5, 5]);
  });

  it('shares a curve out among the pods that are ready', async () => {
    const curve = {
      cpuMillicores: { low: 400, high: 400 },
      memoryBytes,
      periodMs: 60_000,
      noise: 0,
    };
    cluster.loads.setLoad({ namespace, labels: { app: 'backend' } }, curve);
    // The pods' names are random, and each strays by its name: by at most 6 %, and the rounding.
    const strays = () =>
      Math.abs(cpus().reduce((total, cpu) => total + cpu, 0) - 400);
    expect(strays()).toBeLessThanOrEqual(28);
    expect(new Set(cpus()).size).toBeGreaterThan(1);
    const before = cpus();
    expect(cpus()).toEqual(before);
    cluster.change(spec => ({ ...spec, replicas: 8 }));
    await cluster.pass(5);
    expect(cpus()).toHaveLength(8);
    expect(strays()).toBeLessThanOrEqual(28);
  });

  it.each([
    [0, 100],
    [15_000, 200],
    [30_000, 300],
    [60_000, 100],
  ])('is on its curve after %d ms', (ms, expected) => {
    const curve = {
      cpuMillicores: { low: 100, high: 300 },
      memoryBytes,
      periodMs: 60_000,
    };
    const still = totalAt({ ...curve, noise: 0 }, new Date(ms));
    expect(Math.round(still)).toBe(expected);
    const noisy = totalAt({ ...curve, noise: 0.1, seed: 1 }, new Date(ms));
    expect(Math.abs(noisy - still)).toBeLessThanOrEqual(still * 0.1);
    expect(noisy).not.toBe(
      totalAt({ ...curve, noise: 0.1, seed: 2 }, new Date(ms)),
    );
  });

  it('adds up what a node uses', () => {
    cluster.loads.setLoad({ namespace }, { cpuMillicores: 100, memoryBytes });
    expect(listNodeMetrics(cluster)[0]).toMatchObject({
      kind: 'NodeMetrics',
      apiVersion: 'metrics.k8s.io/v1beta1',
      metadata: { name: 'node-1' },
      window: '15s',
      usage: { cpu: '680000000n' },
    });
  });
});
