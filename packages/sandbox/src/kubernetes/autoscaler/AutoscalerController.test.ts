import type { Autoscaler } from '../controllers/kinds';
import { stored } from '../controllers/stored';
import { TestCluster } from '../controllers/testUtils/TestCluster';

const namespace = 'retail';
const labels = { app: 'backend' };
const memoryBytes = 100 * 1024 ** 2;

describe('an autoscaler', () => {
  let cluster: TestCluster;

  beforeEach(async () => {
    cluster = new TestCluster({ timing: { downscaleStabilizationMs: 15_000 } });
    cluster.deploy({ replicas: 2 });
    await cluster.pass(30);
  });

  const use = (cpuMillicores: number) =>
    cluster.loads.setLoad(
      { namespace, labels },
      { cpuMillicores, memoryBytes },
    );
  const autoscale = (spec: Partial<Autoscaler['spec']> = {}) =>
    cluster.store.create(stored.autoscalers, {
      metadata: { name: 'backend', namespace },
      spec: {
        minReplicas: 2,
        maxReplicas: 6,
        scaleTargetRef: {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          name: 'backend',
        },
        metrics: [
          {
            type: 'Resource',
            resource: {
              name: 'cpu',
              target: { type: 'Utilization', averageUtilization: 50 },
            },
          },
        ],
        ...spec,
      },
    });
  const status = () =>
    cluster.store.get(stored.autoscalers, namespace, 'backend')!.status!;
  const conditions = () =>
    (status().conditions ?? []).map(
      ({ type, status: value, reason }) => `${type} ${value} ${reason}`,
    );

  it.each([
    ['on its target', 125, 2, 'ScalingLimited False DesiredWithinRange'],
    ['within the tolerance', 134, 2, 'ScalingLimited False DesiredWithinRange'],
    ['somewhat above', 187, 3, 'ScalingLimited False DesiredWithinRange'],
    ['far above', 1000, 6, 'ScalingLimited True TooManyReplicas'],
    ['far below', 5, 2, 'ScalingLimited True TooFewReplicas'],
  ])('sees a load that is %s', async (_, load, replicas, limited) => {
    use(load);
    autoscale();
    await cluster.pass(6);
    const { spec } = cluster.deployment();
    expect(spec.replicas).toBe(Math.min(replicas, 4));
    use((load * 2) / spec.replicas!);
    if (replicas > 4) {
      use(load);
    }
    await cluster.pass(60);
    expect(cluster.deployment().spec.replicas).toBe(replicas);
    expect(conditions()).toEqual([
      'AbleToScale True ReadyForNewScale',
      'ScalingActive True ValidMetricFound',
      limited,
    ]);
    expect(status()).toMatchObject({
      currentReplicas: replicas,
      desiredReplicas: replicas,
    });
    expect(cluster.events('SuccessfulRescale')).toHaveLength(
      { 2: 0, 3: 1, 6: 2 }[replicas]!,
    );
  });

  it('waits before it scales down', async () => {
    use(300);
    autoscale();
    await cluster.pass(60);
    expect(cluster.deployment().spec.replicas).toBe(6);
    use(20);
    await cluster.pass(5);
    expect(conditions()).toContain('AbleToScale True ScaleDownStabilized');
    expect(cluster.deployment().spec.replicas).toBe(6);
    await cluster.pass(25);
    expect(cluster.deployment().spec.replicas).toBe(2);
    expect(cluster.events('SuccessfulRescale').at(-1)?.message).toBe(
      'New size: 2; reason: All metrics below target',
    );
  });

  it('goes no faster than its behaviour lets it', async () => {
    use(1000);
    autoscale({
      behavior: {
        scaleUp: {
          policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }],
        },
      },
    });
    await cluster.pass(30);
    expect(cluster.deployment().spec.replicas).toBe(3);
    expect(conditions()).toContain('ScalingLimited True ScaleUpLimit');
    await cluster.pass(60);
    expect(cluster.deployment().spec.replicas).toBe(4);
  });

  it.each([
    [
      'has no metrics',
      () => cluster.loads.setLoad({ namespace, labels }, 'missing'),
      'unable to get metrics for resource cpu: no metrics returned from resource metrics API',
    ],
    [
      'cannot reach the metrics',
      () => cluster.loads.setUnavailable(true),
      'unable to get metrics for resource cpu: unable to fetch metrics from resource metrics API: the server is currently unable to handle the request (get pods.metrics.k8s.io)',
    ],
  ])('says that it %s, and goes on once it can', async (_, breakIt, why) => {
    breakIt();
    autoscale();
    await cluster.pass(6);
    expect(status().conditions).toContainEqual(
      expect.objectContaining({
        type: 'ScalingActive',
        status: 'False',
        reason: 'FailedGetResourceMetric',
        message: `the HPA was unable to compute the replica count: failed to get cpu utilization: ${why}`,
      }),
    );
    expect(cluster.events('FailedGetResourceMetric')[0]?.message).toBe(
      `failed to get cpu utilization: ${why}`,
    );
    cluster.loads.setUnavailable(false);
    use(125);
    await cluster.pass(6);
    expect(conditions()).toContain('ScalingActive True ValidMetricFound');
  });

  it('says that what it is to scale is not there', async () => {
    autoscale({ scaleTargetRef: { kind: 'Deployment', name: 'gone' } });
    await cluster.pass(6);
    expect(conditions()).toEqual(['AbleToScale False FailedGetScale']);
    expect(cluster.events('FailedGetScale')[0]?.message).toBe(
      'deployments.apps "gone" not found',
    );
  });

  it('follows a curve up and down, more pods with less each', async () => {
    cluster.loads.setLoad(
      { namespace, labels },
      {
        cpuMillicores: { low: 100, high: 700 },
        memoryBytes,
        periodMs: 600_000,
        seed: 3,
      },
    );
    autoscale();
    const sizes: number[] = [];
    for (let minute = 0; minute < 20; minute++) {
      await cluster.pass(60);
      sizes.push(cluster.deployment().spec.replicas ?? 0);
    }
    expect(Math.max(...sizes)).toBeGreaterThanOrEqual(5);
    expect(Math.min(...sizes)).toBe(2);
  });
});
