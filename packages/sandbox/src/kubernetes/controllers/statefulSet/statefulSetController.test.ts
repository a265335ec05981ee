import type { StatefulSet } from '../kinds';
import { stored } from '../stored';
import { aDeployment } from '../testUtils/objects';
import { TestCluster } from '../testUtils/TestCluster';

const aSet = (spec: Partial<StatefulSet['spec']> = {}, tag = '1') => ({
  metadata: { name: 'db', namespace: 'retail' },
  spec: {
    replicas: 3,
    serviceName: 'db',
    selector: { matchLabels: { app: 'db' } },
    template: aDeployment({ name: 'db', tag }).spec.template,
    ...spec,
  },
});

describe('a StatefulSet', () => {
  let cluster: TestCluster;

  beforeEach(() => {
    cluster = new TestCluster();
  });

  const set = () => cluster.store.get(stored.statefulsets, 'retail', 'db')!;
  const release = (tag: string) =>
    cluster.store.update(stored.statefulsets, 'retail', 'db', current => ({
      ...current,
      spec: { ...current.spec, template: aSet({}, tag).spec.template },
    }));
  const scale = (replicas: number) =>
    cluster.store.update(stored.statefulsets, 'retail', 'db', current => ({
      ...current,
      spec: { ...current.spec, replicas },
    }));
  const images = () =>
    cluster
      .pods()
      .map(
        ({ metadata, spec }) =>
          `${metadata.name} ${spec.containers[0]?.image?.split(':')[1]}`,
      );

  it('makes its pods one after the other', async () => {
    cluster.store.create(stored.statefulsets, aSet());
    await cluster.pass(1.5);
    expect(images()).toEqual(['db-0 1']);
    await cluster.pass(10);
    expect(images()).toEqual(['db-0 1', 'db-1 1', 'db-2 1']);
    const { status } = set();
    expect(status).toEqual({
      observedGeneration: 1,
      replicas: 3,
      readyReplicas: 3,
      availableReplicas: 3,
      currentReplicas: 3,
      updatedReplicas: 3,
      currentRevision: expect.stringMatching(/^db-[b-z2-9]+$/),
      updateRevision: status?.currentRevision,
      collisionCount: 0,
    });
    expect(cluster.pods()[1]).toMatchObject({
      metadata: {
        labels: {
          'apps.kubernetes.io/pod-index': '1',
          'controller-revision-hash': status?.currentRevision,
          'statefulset.kubernetes.io/pod-name': 'db-1',
        },
      },
      spec: { hostname: 'db-1', subdomain: 'db' },
    });
  });

  it('makes them all at once, where it may', async () => {
    cluster.store.create(
      stored.statefulsets,
      aSet({ podManagementPolicy: 'Parallel' }),
    );
    await cluster.pass(0);
    expect(images()).toHaveLength(3);
  });

  it('updates from the last to the partition, and back under a new number', async () => {
    cluster.store.create(
      stored.statefulsets,
      aSet({
        updateStrategy: {
          type: 'RollingUpdate',
          rollingUpdate: { partition: 1 },
        },
      }),
    );
    await cluster.pass(10);
    const { currentRevision } = set().status!;
    release('2');
    await cluster.pass(1.5);
    expect(images()).toEqual(['db-0 1', 'db-1 1', 'db-2 2']);
    await cluster.pass(20);
    expect(images()).toEqual(['db-0 1', 'db-1 2', 'db-2 2']);
    expect(set().status).toMatchObject({
      currentRevision,
      currentReplicas: 1,
      updatedReplicas: 2,
    });
    release('1');
    await cluster.pass(30);
    expect(set().status).toMatchObject({
      currentRevision,
      updateRevision: currentRevision,
      updatedReplicas: 3,
    });
    expect(
      cluster.store
        .list(stored.controllerrevisions)
        .map(({ revision }) => revision)
        .sort(),
    ).toEqual([2, 3]);
  });

  it('waits for a deletion, where its pods are updated so', async () => {
    cluster.store.create(
      stored.statefulsets,
      aSet({ updateStrategy: { type: 'OnDelete' } }),
    );
    await cluster.pass(10);
    release('2');
    await cluster.pass(10);
    expect(images()).toEqual(['db-0 1', 'db-1 1', 'db-2 1']);
    cluster.store.delete(stored.pods, 'retail', 'db-1');
    await cluster.pass(5);
    expect(images()).toEqual(['db-0 1', 'db-1 2', 'db-2 1']);
  });

  it('ends its last pods first, and keeps their volumes', async () => {
    cluster.store.create(
      stored.statefulsets,
      aSet({
        volumeClaimTemplates: [
          {
            metadata: { name: 'data' },
            spec: { accessModes: ['ReadWriteOnce'] },
          },
        ],
      }),
    );
    await cluster.pass(10);
    scale(1);
    await cluster.pass(10);
    expect(images()).toEqual(['db-0 1']);
    expect(
      cluster.events('SuccessfulDelete').map(event => event.message),
    ).toEqual([
      'Delete Pod db-2 in StatefulSet db successful',
      'Delete Pod db-1 in StatefulSet db successful',
    ]);
    scale(2);
    await cluster.pass(10);
    expect(cluster.problems).toEqual([]);
    expect(images()).toEqual(['db-0 1', 'db-1 1']);
  });
});
