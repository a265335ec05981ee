import { getTemplateHash } from '../model/templateHash';
import {
  aBrokenPod,
  aReplicaSet,
  aTemplate,
  ownedBy,
} from '../model/testUtils';
import { aService } from '../placement/testUtils/aService';
import { createOperationHandlers } from './createHandlers';
import {
  anotherTemplate,
  aRetailCluster,
  FakeCluster,
  rollbackContext,
} from './testUtils';

const context = rollbackContext;
const handlerOf = (cluster: FakeCluster) =>
  createOperationHandlers(cluster.access).rollback;
const codes = (remarks: readonly { code: string }[]) =>
  remarks.map(({ code }) => code);

describe('the plan of a rollback', () => {
  it('says what would happen and changes nothing', async () => {
    const cluster = aRetailCluster();
    const plan = await handlerOf(cluster).plan(context);
    expect(plan).toMatchObject({
      summary: 'Roll Deployment production/backend back to revision 1 (1.1.0)',
      blockers: [],
      warnings: [],
      effects: [
        {
          code: 'ImageChanged',
          message:
            "Container 'backend': registry.example/retail-backend:1.2.0 → registry.example/retail-backend:1.1.0",
        },
        {
          code: 'PodsReplaced',
          message:
            'Replaces 3 pods: at most 1 more at a time, at least 3 stay available',
        },
      ],
      commands: [
        {
          command:
            'kubectl -n production rollout undo deployment/backend --to-revision=1',
        },
        { command: 'kubectl -n production rollout status deployment/backend' },
      ],
      basis: {
        cluster: 'uid-kube-system',
        workload: {
          uid: 'uid-backend',
          templateHash: getTemplateHash(aTemplate('1.2.0')),
          paused: false,
        },
        revision: { name: 'backend-1', uid: 'uid-backend-1' },
        parameters: { toRevision: '1' },
        gitOps: null,
      },
    });
    expect(plan.changes[0]?.diff).toMatch(
      /^\+ +image: registry\.example\/retail-backend:1\.1\.0$/m,
    );
    expect(cluster.patches).toEqual([
      expect.objectContaining({ dryRun: true }),
    ]);
  });

  it('says to one whose revision was run again meanwhile how things are now', async () => {
    const before = await handlerOf(aRetailCluster()).plan(context);
    const renumbered = aReplicaSet(1, '1.1.0', {
      metadata: {
        annotations: {
          'deployment.kubernetes.io/revision': '3',
          'deployment.kubernetes.io/revision-history': '1',
        },
      },
    });
    const rolledBack = aRetailCluster({
      spec: { template: aTemplate('1.1.0') },
    });
    rolledBack.set('replicasets', renumbered);
    const plan = await handlerOf(rolledBack).plan(context);
    expect(plan.basis).not.toEqual(before.basis);
    expect(plan.blockers).toEqual([
      {
        code: 'AlreadyRuns',
        message: 'Deployment production/backend already runs revision 1',
      },
    ]);
    await expect(
      handlerOf(rolledBack).plan({ ...context, input: { toRevision: '9' } }),
    ).rejects.toThrow("has no revision '9'; it keeps 3, 2");
  });

  it('holds no secret anywhere', async () => {
    const plan = await handlerOf(aRetailCluster()).plan(context);
    expect(JSON.stringify(plan)).not.toContain('canary');
  });

  it('keeps its basis when the autoscaler scales or a pod restarts', async () => {
    const cluster = aRetailCluster();
    const { basis } = await handlerOf(cluster).plan(context);
    cluster.change('deployments', 'backend', {
      metadata: { resourceVersion: '200' },
      spec: { replicas: 5 },
      status: { replicas: 5, availableReplicas: 4 },
    });
    cluster.set('pods', aBrokenPod('backend-a', { restartCount: 2 }));
    expect((await handlerOf(cluster).plan(context)).basis).toEqual(basis);
    cluster.change('deployments', 'backend', anotherTemplate);
    expect((await handlerOf(cluster).plan(context)).basis).not.toEqual(basis);
  });

  it.each<[string, () => FakeCluster, string]>([
    [
      'runs already',
      () => {
        const cluster = aRetailCluster();
        cluster.change('deployments', 'backend', {
          spec: { template: aTemplate('1.1.0') },
        });
        return cluster;
      },
      'AlreadyRuns',
    ],
    [
      'belongs to somebody else',
      () =>
        aRetailCluster({
          metadata: { labels: { 'backstage.io/kubernetes-id': 'other' } },
        }),
      'OwnershipUnproved',
    ],
    [
      'is being deleted',
      () =>
        aRetailCluster({
          metadata: { deletionTimestamp: '2026-01-15T10:00:00Z' },
        }),
      'BeingDeleted',
    ],
    [
      'lies in a read-only target',
      () => Object.assign(aRetailCluster(), { readOnly: true }),
      'ReadOnlyTarget',
    ],
    [
      'may not be patched (F6)',
      () => Object.assign(aRetailCluster(), { allowed: false }),
      'RightMissing',
    ],
  ])('is blocked where the workload %s', async (_, arrange, code) => {
    const service =
      code === 'OwnershipUnproved'
        ? aService({ annotations: { 'backstage.io/kubernetes-id': 'other' } })
        : context.service;
    const plan = await handlerOf(arrange()).plan({ ...context, service });
    expect(codes(plan.blockers)).toEqual([code]);
  });

  it.each<[string, () => FakeCluster, string]>([
    ['a pause', () => aRetailCluster({ spec: { paused: true } }), 'Paused'],
    [
      'Argo CD',
      () =>
        aRetailCluster({
          metadata: { labels: { 'argocd.argoproj.io/instance': 'shop' } },
        }),
      'GitOpsManaged',
    ],
    [
      'another controller',
      () =>
        aRetailCluster({
          metadata: { ownerReferences: [ownedBy('Shop', 'retail')] },
        }),
      'ControlledByOwner',
    ],
    [
      'a revision about to be pruned',
      () => aRetailCluster({ spec: { revisionHistoryLimit: 1 } }),
      'AboutToBePruned',
    ],
    [
      'an image that cannot be pulled',
      () =>
        aRetailCluster(
          {},
          {
            pods: [
              {
                ...aBrokenPod('backend-x', {
                  state: { waiting: { reason: 'ImagePullBackOff' } },
                }),
                metadata: {
                  ...(aBrokenPod('backend-x', {}).metadata as object),
                  ownerReferences: [ownedBy('ReplicaSet', 'backend-1')],
                },
              },
            ],
          },
        ),
      'ImageNotFound',
    ],
  ])('warns of %s', async (_, arrange, code) => {
    const plan = await handlerOf(arrange()).plan(context);
    expect(codes(plan.warnings)).toEqual([code]);
    expect(plan.blockers).toEqual([]);
  });

  it('names the revisions that there are', async () => {
    await expect(
      handlerOf(aRetailCluster()).plan({
        ...context,
        input: { toRevision: '7' },
      }),
    ).rejects.toThrow(
      expect.objectContaining({
        name: 'NotFoundError',
        message:
          "Deployment production/backend has no revision '7'; it keeps 2, 1",
      }),
    );
  });

  it.each(['deployment.gone', 'deployment.a;b', 'job.backend'])(
    'refuses the workload %s',
    async workload => {
      await expect(
        handlerOf(aRetailCluster()).plan({ ...context, workload }),
      ).rejects.toThrow(expect.objectContaining({ name: 'NotFoundError' }));
    },
  );

  it('is made again where the object changes under the dry run', async () => {
    const cluster = aRetailCluster();
    let scaled = 0;
    cluster.beforePatch = () => {
      if (scaled++ === 0) {
        cluster.change('deployments', 'backend', { spec: { replicas: 5 } });
      }
    };
    expect((await handlerOf(cluster).plan(context)).blockers).toEqual([]);
    expect(scaled).toBe(2);
  });
});
