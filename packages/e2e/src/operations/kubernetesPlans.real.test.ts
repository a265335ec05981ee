import { until } from '../controlPlane';
import { namespace, type TestCluster } from '../controlPlane/testCluster';
import { anAutoscaler } from '../controlPlane/testObjects';
import { startPlatform, type RunningPlatform } from '../live/startPlatform';
import { accept, anOperation } from './operationRun';
import { OperationsCluster } from './OperationsCluster';
import { changeTemplate, deployService, withTag } from './testWorkloads';

jest.setTimeout(15 * 60_000);

let operations: OperationsCluster;
let cluster: TestCluster;
let running: RunningPlatform;

beforeAll(async () => {
  operations = await OperationsCluster.start();
  ({ cluster, running } = operations);
});

afterAll(() => operations?.stop());

describe('the basis of a plan', () => {
  it('is the same after an autoscaler scaled and a pod was replaced, and another after a change of the template', async () => {
    await operations.twoRevisions('scaled');
    await cluster.autoscaling.createNamespacedHorizontalPodAutoscaler({
      namespace,
      body: anAutoscaler('scaled', namespace),
    });
    const rollback = anOperation(running, 'rollback', {
      workload: 'deployment.scaled',
      input: { toRevision: '1' },
    });
    const { basis } = await rollback.handler.plan(rollback.context);
    cluster.plane.metrics.setLoad(
      { namespace, labels: { app: 'scaled' } },
      { cpuMillicores: 400, memoryBytes: 64 * 1024 ** 2 },
    );
    await until('The autoscaler scaling', async () => {
      const { spec } = await operations.deployment('scaled');
      return (spec?.replicas ?? 0) > 2;
    });
    const [pod] = await cluster.podsOf('scaled');
    await cluster.core.deleteNamespacedPod({
      namespace,
      name: pod?.metadata?.name ?? '',
    });
    const later = await rollback.handler.plan(rollback.context);
    expect(later.basis).toEqual(basis);
    expect(later.observations).toContainEqual(
      expect.objectContaining({ label: 'Autoscaler scaled' }),
    );
    await changeTemplate(cluster, 'scaled', withTag('scaled', '1.2.0'));
    const changed = await rollback.handler.plan(rollback.context);
    expect(changed.basis).not.toEqual(basis);
  });
});

describe('rights', () => {
  it('are asked for in the plan (F6)', async () => {
    const apart = await startPlatform({
      plane: cluster.plane,
      namespace,
      reader: 'slipway-reader',
      executor: 'ci',
    });
    try {
      const restart = anOperation(apart, 'restart', {
        workload: 'deployment.scaled',
        input: {},
      });
      const { blockers } = await restart.handler.plan(restart.context);
      expect(blockers).toEqual([
        expect.objectContaining({
          code: 'RightMissing',
          message: expect.stringContaining(
            "may not patch deployments.apps 'scaled'",
          ),
        }),
      ]);
    } finally {
      await apart.stop();
    }
  });
});

describe('a cause', () => {
  async function problemsOf(name: string) {
    const { observation } = await running.platform.liveState.read(
      running.service(name),
    );
    return observation.status === 'observed'
      ? (observation.workloads[0]?.problems ?? [])
      : [];
  }

  async function waitForProblem(name: string, code: string) {
    const find = async () =>
      (await problemsOf(name)).find(problem => problem.code === code);
    await until(code, async () => (await find()) !== undefined);
    return find();
  }

  it.each([
    ['crash-loop', /keeps crashing, exit 137 \(OOMKilled\)/],
    ['image-pull-error', /cannot be pulled: .*not found/],
    ['probe-failure', /Readiness probe failed: .*503/],
  ])(
    'is named when the revision turns out bad: %s',
    async (behaviour, cause) => {
      const name = `bad-${behaviour}`;
      await deployService(cluster, {
        name,
        behaviour: behaviour as 'crash-loop',
      });
      await changeTemplate(cluster, name, {
        metadata: { annotations: { 'sandbox.slipway.dev/behaviour': null } },
      });
      await cluster.readyReplicas(name, 1);
      const rollback = anOperation(running, 'rollback', {
        workload: `deployment.${name}`,
        input: { toRevision: '1' },
      });
      const { step } = await accept(rollback);
      const [change, verify] = rollback.handler.steps;
      await change?.act?.(step);
      await until('The cause being named', async () => {
        const sight = await verify?.look(step);
        return sight?.status === 'running' && cause.test(sight.message);
      });
      expect(await operations.ourChanges(name)).toHaveLength(1);
    },
  );

  it('is named where no node takes the pod', async () => {
    await deployService(cluster, { name: 'huge', cpu: '64' });
    expect(await waitForProblem('huge', 'Unschedulable')).toMatchObject({
      message: expect.stringContaining('Insufficient cpu'),
    });
  });

  it('is named where the quota is used up', async () => {
    await cluster.core.createNamespacedResourceQuota({
      namespace,
      body: { metadata: { name: 'compute' }, spec: { hard: { pods: '1' } } },
    });
    await deployService(cluster, { name: 'refused', replicas: 2 });
    expect(await waitForProblem('refused', 'QuotaExceeded')).toMatchObject({
      message: expect.stringContaining('exceeded quota: compute'),
      count: 2,
    });
  });
});
