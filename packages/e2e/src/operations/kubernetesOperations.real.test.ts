import type { OperationKind } from '@slipway/backstage-plugin-slipway-common';
import { until } from '../controlPlane';
import { namespace, type TestCluster } from '../controlPlane/testCluster';
import type { RunningPlatform } from '../live/startPlatform';
import { accept, anOperation, carryOut } from './operationRun';
import { OperationsCluster } from './OperationsCluster';
import {
  changeTemplate,
  deployService,
  deploySets,
  imageOf,
  withBehaviour,
  withTag,
} from './testWorkloads';

jest.setTimeout(15 * 60_000);

let operations: OperationsCluster;
let cluster: TestCluster;
let running: RunningPlatform;

beforeAll(async () => {
  operations = await OperationsCluster.start();
  ({ cluster, running } = operations);
});

afterAll(() => operations?.stop());

describe('rollback of a Deployment', () => {
  it('goes back to the ReplicaSet of the revision, with one effective change however often it is replayed', async () => {
    await operations.twoRevisions('backend');
    const rollback = anOperation(running, 'rollback', {
      workload: 'deployment.backend',
      input: { toRevision: '1' },
    });
    const { plan, step } = await accept(rollback);
    expect(plan.blockers).toEqual([]);
    expect(plan.changes[0]?.diff).toContain('retail-backend:1.0.0');
    expect(await operations.ourChanges('backend')).toEqual([]);
    expect(await operations.ourRequests('backend')).toEqual([
      expect.objectContaining({
        verb: 'patch',
        requestURI: expect.stringContaining('dryRun=All'),
        responseStatus: expect.objectContaining({ code: 200 }),
      }),
    ]);

    await carryOut(rollback, step);
    await carryOut(rollback, step);
    await rollback.handler.steps[0]?.act?.(step);
    expect(await operations.ourChanges('backend')).toHaveLength(1);

    const { items } = await cluster.apps.listNamespacedReplicaSet({
      namespace,
      labelSelector: 'app=backend',
    });
    expect(items).toHaveLength(2);
    const { metadata } = await operations.deployment('backend');
    expect(metadata?.annotations).toMatchObject({
      'deployment.kubernetes.io/revision': '3',
      'slipway.dev/operation': step.operationId,
      'kubernetes.io/change-cause':
        'Slipway rollback to revision 1: a test on the real control plane',
    });
    expect(
      await running.platform.listRevisions(running.service('backend'), {
        workload: 'deployment.backend',
        diff: true,
      }),
    ).toMatchObject([
      {
        revision: '3',
        current: true,
        version: '1.0.0',
        madeBy: { value: `Slipway operation ${step.operationId}` },
        diff: '',
      },
      { revision: '2', current: false, version: '1.1.0' },
    ]);
  });

  it('does not act again where somebody has put the old template back', async () => {
    await operations.twoRevisions('overtaken');
    const rollback = anOperation(running, 'rollback', {
      workload: 'deployment.overtaken',
      input: { toRevision: '1' },
    });
    const { step } = await accept(rollback);
    await carryOut(rollback, step);
    await changeTemplate(cluster, 'overtaken', withTag('overtaken', '1.1.0'));
    await expect(carryOut(rollback, step)).rejects.toThrow(
      'was changed by this operation, and changed again since, by ci',
    );
    expect(await operations.ourChanges('overtaken')).toHaveLength(1);
  });

  it('changes once where two processes act at the same moment', async () => {
    await operations.twoRevisions('contended');
    const rollback = anOperation(running, 'rollback', {
      workload: 'deployment.contended',
      input: { toRevision: '1' },
    });
    const { step } = await accept(rollback);
    const act = async () => rollback.handler.steps[0]?.act?.(step);
    const ends = await Promise.allSettled([act(), act(), act()]);
    const lost = ends.filter(end => end.status === 'rejected');
    expect(lost.map(({ reason }) => reason.name)).toEqual(
      lost.map(() => 'RetryableOperationError'),
    );
    await carryOut(rollback, step);
    expect(await operations.ourChanges('contended')).toHaveLength(1);
  });

  it('succeeds out of a rollout whose deadline has passed', async () => {
    await deployService(
      cluster,
      { name: 'late', replicas: 2 },
      { progressDeadlineSeconds: 2 },
    );
    await cluster.readyReplicas('late', 2);
    await changeTemplate(cluster, 'late', withBehaviour('never-ready'));
    await until('The deadline passing', async () => {
      const { status } = await operations.deployment('late');
      return (status?.conditions ?? []).some(
        ({ reason }) => reason === 'ProgressDeadlineExceeded',
      );
    });
    const rollback = anOperation(running, 'rollback', {
      workload: 'deployment.late',
      input: { toRevision: '1' },
    });
    const { step } = await accept(rollback);
    expect((await carryOut(rollback, step)).at(-1)).toMatchObject({
      status: 'succeeded',
    });
  });
});

describe('the other kinds on a Deployment', () => {
  beforeAll(async () => {
    await deployService(cluster, { name: 'shop', replicas: 2 });
    await cluster.readyReplicas('shop', 2);
  });

  it.each<[OperationKind, object, () => Promise<unknown>, unknown]>([
    [
      'scale',
      { replicas: 3 },
      async () =>
        (await operations.deployment('shop')).status?.availableReplicas,
      3,
    ],
    [
      'rollout-pause',
      {},
      async () => (await operations.deployment('shop')).spec?.paused,
      true,
    ],
    [
      'rollout-resume',
      {},
      async () => (await operations.deployment('shop')).spec?.paused,
      undefined,
    ],
    [
      'restart',
      {},
      async () => (await operations.deployment('shop')).status?.updatedReplicas,
      3,
    ],
  ])(
    '%s is planned, carried out once and verified',
    async (kind, input, observe, wanted) => {
      const before = (await operations.ourChanges('shop')).length;
      const operation = anOperation(running, kind as 'scale', {
        workload: 'deployment.shop',
        input: input as { replicas: number },
      });
      const { plan, step } = await accept(operation);
      expect(plan.blockers).toEqual([]);
      expect(await operations.ourChanges('shop')).toHaveLength(before);
      await carryOut(operation, step);
      await carryOut(operation, step);
      expect(await operations.ourChanges('shop')).toHaveLength(before + 1);
      expect(await observe()).toBe(wanted);
    },
  );
});

describe('StatefulSet and DaemonSet', () => {
  beforeAll(() => deploySets(cluster, 'search'));

  it.each(['statefulset.search', 'daemonset.search'])(
    '%s is rolled back to a ControllerRevision and restarted',
    async workload => {
      const rollback = anOperation(running, 'rollback', {
        workload,
        input: { toRevision: '1' },
      });
      const { plan, step } = await accept(rollback);
      expect(plan.blockers).toEqual([]);
      await carryOut(rollback, step);
      expect(await imageOf(cluster.apps, workload)).toMatch(/:1\.0\.0$/);
      const revisions = await running.platform.listRevisions(
        running.service('search'),
        { workload, diff: true },
      );
      expect(revisions).toMatchObject([
        { revision: '3', current: true, version: '1.0.0', diff: '' },
        { revision: '2', current: false, version: '1.1.0' },
      ]);
      const restart = anOperation(running, 'restart', { workload, input: {} });
      const restarting = await accept(restart);
      await carryOut(restart, restarting.step);
    },
  );
});
