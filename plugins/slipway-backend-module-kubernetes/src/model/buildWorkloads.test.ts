import {
  aControllerRevision,
  aDaemonSet,
  aDeployment,
  anAutoscaler,
  aPod,
  aStatefulSet,
  keptObjects,
  managed,
  ownedBy,
  replicasets,
  showDeployment,
  showWorkloads,
} from './testUtils';
import { trimDeployment } from './trimWorkload';

describe('buildWorkloads', () => {
  it('shows a healthy Deployment', () => {
    const [workload, ...others] = showWorkloads({
      deployments: [aDeployment()],
      replicasets,
      pods: [aPod('backend-a'), aPod('backend-b')],
      horizontalpodautoscalers: [anAutoscaler()],
    });
    expect(others).toEqual([]);
    expect(workload).toMatchObject({
      id: 'deployment.backend',
      kind: 'Deployment',
      cluster: 'retail-cluster',
      namespace: 'production',
      version: '1.2.0',
      status: { phase: 'Healthy', message: '3 of 3 available' },
      replicas: { desired: 3, current: 3, updated: 3, ready: 3, available: 3 },
      strategy: { type: 'RollingUpdate', maxSurge: '1', maxUnavailable: '0' },
      paused: false,
      revision: {
        revision: '2',
        createdAt: '2026-01-15T09:00:00.000Z',
        madeBy: { known: true, value: 'kubectl-set' },
      },
      problems: [],
      autoscaling: {
        name: 'backend-hpa',
        min: 2,
        max: 10,
        metrics: [{ name: 'cpu', target: '70 %', current: { value: '42 %' } }],
        status: { state: 'Steady' },
      },
      ownership: { proved: true },
    });
    expect(workload?.instances).toEqual([
      expect.objectContaining({
        name: 'backend-a',
        ready: true,
        revision: '2',
      }),
      expect.objectContaining({ name: 'backend-b', state: 'Running' }),
    ]);
  });

  it('never lets a secret of a template through', () => {
    const shown = JSON.stringify(
      showWorkloads({ deployments: [aDeployment()], replicasets }),
    );
    expect(shown).not.toContain('canary-stripe-key');
    expect(JSON.stringify(keptObjects({ replicasets }))).not.toContain(
      'canary-stripe-key',
    );
  });

  it('shows only what carries every term of the selector', () => {
    const other = aDeployment({
      metadata: { labels: { 'backstage.io/kubernetes-id': 'other' } },
    });
    expect(showWorkloads({ deployments: [other] })).toEqual([]);
    expect(
      showWorkloads({ deployments: [aDeployment()] }, { selector: {} }),
    ).toEqual([]);
  });

  it('tells an operation from what came after it', () => {
    const byOperation = (hash: string) =>
      showDeployment(
        aDeployment({
          metadata: {
            annotations: {
              'slipway.dev/operation': 'op-1',
              'slipway.dev/revision-operation': `op-1/${hash}`,
              'kubernetes.io/change-cause': 'Slipway rollback to revision 1: x',
            },
            managedFields: [managed('ci', '2026-01-15T10:00:00Z')],
          },
        }),
        [],
      ).revision?.madeBy;
    const { hash } = trimDeployment(aDeployment()).template;
    expect(byOperation(hash)).toMatchObject({
      value: 'Slipway operation op-1',
    });
    expect(byOperation('another')).toMatchObject({ value: 'ci' });
  });

  it('tells why a revision was made apart from who made it', () => {
    const { revision } = showDeployment(
      aDeployment({
        metadata: {
          annotations: { 'kubernetes.io/change-cause': 'CI run 1470 of main' },
          managedFields: [managed('ci', '2026-01-15T10:00:00Z')],
        },
      }),
      [],
    );
    expect(revision).toMatchObject({
      madeBy: { value: 'ci' },
      changeCause: 'CI run 1470 of main',
    });
  });

  it('counts a StatefulSet, its partition included', () => {
    const search = { kind: 'StatefulSet' as const, name: 'search' };
    const controllerrevisions = [
      aControllerRevision(search, { revision: 1, version: '1.1.0' }),
      aControllerRevision(search, { revision: 2, version: '1.2.0' }),
    ];
    const [shown] = showWorkloads({
      statefulsets: [
        aStatefulSet({
          spec: { updateStrategy: { rollingUpdate: { partition: 2 } } },
          status: { updatedReplicas: 1 },
        }),
      ],
      controllerrevisions,
      pods: [
        aPod('search-0', {
          metadata: {
            labels: { 'controller-revision-hash': 'search-1' },
            ownerReferences: [ownedBy('StatefulSet', 'search')],
          },
        }),
      ],
    });
    expect(shown).toMatchObject({
      id: 'statefulset.search',
      status: { phase: 'Healthy' },
      strategy: { type: 'RollingUpdate', partition: 2 },
      replicas: { updated: 1 },
      revision: { revision: '2' },
      instances: [{ name: 'search-0', revision: '1' }],
    });
  });

  it('does not wait for what is replaced only on deletion', () => {
    const [shown] = showWorkloads({
      daemonsets: [
        aDaemonSet({
          spec: { updateStrategy: { type: 'OnDelete', rollingUpdate: null } },
          status: { updatedNumberScheduled: 0 },
        }),
      ],
    });
    expect(shown).toMatchObject({
      strategy: { type: 'OnDelete' },
      status: { phase: 'Healthy' },
    });
  });
});
