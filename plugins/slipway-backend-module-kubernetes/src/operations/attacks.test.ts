import {
  aDeployment,
  aReplicaSet,
  aStatefulSet,
  aTemplate,
  merge,
  ownedBy,
} from '../model/testUtils';
import { aService } from '../placement/testUtils/aService';
import { createOperationHandlers } from './createHandlers';
import {
  accept,
  aRetailCluster,
  change,
  FakeCluster,
  rollbackContext,
} from './testUtils';

const context = rollbackContext;
const rollbackOf = (cluster: FakeCluster) =>
  createOperationHandlers(cluster.access).rollback;
const labelled = (value: string) => ({
  metadata: { labels: { 'backstage.io/kubernetes-id': value } },
});

describe('a workload that is somebody else’s', () => {
  it('S2: is not planned for, though the annotation names it', async () => {
    const cluster = aRetailCluster(labelled('ledger'));
    const service = aService({
      annotations: { 'backstage.io/kubernetes-id': 'ledger' },
    });
    const { blockers } = await rollbackOf(cluster).plan({
      ...context,
      service,
    });
    expect(blockers.map(({ code }) => code)).toEqual(['OwnershipUnproved']);
    expect(cluster.patches).toEqual([]);
  });

  it('S2: is not changed where it became so after the plan, and is selected still', async () => {
    const cluster = aRetailCluster();
    const service = aService({
      annotations: { 'backstage.io/kubernetes-label-selector': 'app=backend' },
    });
    const step = await accept(rollbackOf(cluster), { ...context, service });
    cluster.change('deployments', 'backend', labelled('ledger'));
    await expect(change(rollbackOf(cluster), step)).rejects.toThrow(
      'no longer proves that it belongs to component:default/backend',
    );
    expect(cluster.effective).toEqual([]);
  });

  it('S2: is not changed where it becomes so at the very moment', async () => {
    const cluster = aRetailCluster();
    const step = await accept(rollbackOf(cluster), context);
    cluster.beforePatch = () => {
      cluster.beforePatch = undefined;
      cluster.change('deployments', 'backend', labelled('ledger'));
    };
    await expect(change(rollbackOf(cluster), step)).rejects.toThrow(
      expect.objectContaining({ name: 'RetryableOperationError' }),
    );
    await expect(change(rollbackOf(cluster), step)).rejects.toThrow(
      expect.objectContaining({ name: 'TerminalOperationError' }),
    );
    expect(cluster.effective).toEqual([]);
  });
});

describe('a selector', () => {
  it('S3: that selects the workload is demanded of it, not only asked for', async () => {
    const service = aService({
      annotations: {
        'backstage.io/kubernetes-label-selector': 'app=backend,tier=api',
      },
    });
    await expect(
      rollbackOf(aRetailCluster()).plan({ ...context, service }),
    ).rejects.toThrow('does not carry app=backend,tier=api');
  });

  it.each([
    [
      'of expressions',
      { matchExpressions: [{ key: 'a', operator: 'Exists' }] },
    ],
    ['that is empty', {}],
  ])('S3: %s of a workload reads nobody else’s pods', async (_, selector) => {
    const cluster = aRetailCluster();
    const deployment = aDeployment();
    cluster.set('deployments', {
      ...deployment,
      spec: merge(
        { ...(deployment.spec as object), selector },
        { template: aTemplate('1.2.0') },
      ),
    });
    await rollbackOf(cluster).plan(context);
    expect(new Set(cluster.selectors)).toEqual(new Set(['app=backend']));
  });

  it('S3: that would be empty reads nothing', async () => {
    const template = aTemplate('1.2.0', { metadata: { labels: null } });
    const cluster = aRetailCluster();
    cluster.set('deployments', {
      ...aDeployment(),
      spec: { replicas: 3, selector: {}, template },
    });
    await expect(rollbackOf(cluster).plan(context)).rejects.toThrow(
      'it keeps none',
    );
    expect(cluster.selectors).toEqual([]);
  });

  it('S3: that finds a revision of another workload does not make it one to go back to', async () => {
    const cluster = aRetailCluster();
    cluster.set(
      'replicasets',
      aReplicaSet(7, '6.6.6', {
        metadata: { ownerReferences: [ownedBy('Deployment', 'ledger')] },
      }),
    );
    await expect(
      rollbackOf(cluster).plan({ ...context, input: { toRevision: '7' } }),
    ).rejects.toThrow("has no revision '7'; it keeps 2, 1");
  });
});

describe('another cluster under the same name', () => {
  it('S4: makes another plan, so that what was reviewed is not submitted', async () => {
    const cluster = aRetailCluster();
    const before = await rollbackOf(cluster).plan(context);
    cluster.clusterUid = 'uid-of-another';
    const after = await rollbackOf(cluster).plan(context);
    expect(after.basis).toEqual({ ...before.basis, cluster: 'uid-of-another' });
  });

  it('S4: is not changed, though the workload in it seems to be the same', async () => {
    const cluster = aRetailCluster();
    const step = await accept(rollbackOf(cluster), context);
    cluster.clusterUid = 'uid-of-another';
    await expect(change(rollbackOf(cluster), step)).rejects.toThrow(
      'another cluster answers',
    );
    await expect(rollbackOf(cluster).steps[0]?.act?.(step)).rejects.toThrow(
      'another cluster answers',
    );
    expect(cluster.effective).toEqual([]);
  });
});

it('keeps the annotations that somebody adds at the very moment where there were none', async () => {
  const set = aStatefulSet({
    metadata: { labels: { 'backstage.io/kubernetes-id': 'backend' } },
  });
  const cluster = aRetailCluster({}, { statefulsets: [set] });
  const { scale } = createOperationHandlers(cluster.access);
  const step = await accept(scale, {
    service: aService(),
    workload: 'statefulset.search',
    input: { replicas: 5 },
  });
  cluster.beforePatch = () => {
    cluster.beforePatch = undefined;
    cluster.change('statefulsets', 'search', {
      metadata: { resourceVersion: '101', annotations: { note: 'kept' } },
    });
  };
  await expect(change(scale, step)).rejects.toThrow('looked at again');
  await change(scale, step);
  expect(cluster.get('statefulsets', 'search')).toMatchObject({
    metadata: {
      annotations: { note: 'kept', 'slipway.dev/operation': step.operationId },
    },
    spec: { replicas: 5 },
  });
});
