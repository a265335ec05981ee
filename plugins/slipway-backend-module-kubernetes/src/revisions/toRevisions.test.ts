import {
  aBrokenPod,
  aDeployment,
  aPod,
  aReplicaSet,
  keptObjects,
  ownedBy,
} from '../model/testUtils';
import { aRetailCluster } from '../operations/testUtils';
import { aService } from '../placement/testUtils/aService';
import { listKeptRevisions } from './listKeptRevisions';
import { listLiveRevisions } from './listLiveRevisions';

const sources = {
  selector: { 'backstage.io/kubernetes-id': 'backend' },
  workload: 'deployment.backend',
  observedAt: '2026-01-15T10:00:00.000Z',
};
const broken = aBrokenPod('backend-x', {
  image: 'retail-backend:1.1.0',
  state: { waiting: { reason: 'ErrImagePull', message: 'not found' } },
});
const objects = keptObjects({
  deployments: [aDeployment()],
  replicasets: [
    aReplicaSet(1, '1.1.0', {
      metadata: {
        annotations: { 'kubernetes.io/change-cause': 'CI build 11' },
      },
    }),
    aReplicaSet(2, '1.2.0'),
  ],
  pods: [
    aPod('backend-a'),
    {
      ...broken,
      metadata: {
        ...(broken.metadata as object),
        ownerReferences: [ownedBy('ReplicaSet', 'backend-1')],
      },
    },
  ],
});

describe('listKeptRevisions', () => {
  it('lists the newest first, with what is known of each', () => {
    expect(listKeptRevisions({ ...sources, objects })).toMatchObject([
      {
        revision: '2',
        name: 'backend-2',
        current: true,
        version: '1.2.0',
        replicas: 1,
        madeBy: { known: true, value: 'kubectl-set' },
        imageAvailable: { known: false, reason: 'not-configured' },
      },
      {
        revision: '1',
        current: false,
        version: '1.1.0',
        changeCause: 'CI build 11',
        madeBy: { known: false, reason: 'none-recorded' },
        imageAvailable: {
          known: true,
          value: false,
          source: 'Pod/backend-x cannot pull retail-backend:1.1.0',
        },
      },
    ]);
  });

  it('names the workloads that there are', () => {
    expect(() =>
      listKeptRevisions({ ...sources, objects, workload: 'deployment.x' }),
    ).toThrow(
      "There is no workload 'deployment.x' of this service here; there is deployment.backend",
    );
  });
});

describe('listLiveRevisions', () => {
  it('adds the diff from the live template, without its secrets', async () => {
    const revisions = await listLiveRevisions(aRetailCluster().access, {
      service: aService(),
      workload: 'deployment.backend',
    });
    expect(revisions.map(({ diff }) => diff === '')).toEqual([true, false]);
    expect(revisions[1]?.diff).toContain(
      '+      image: registry.example/retail-backend:1.1.0',
    );
    expect(JSON.stringify(revisions)).not.toContain('canary');
  });
});
