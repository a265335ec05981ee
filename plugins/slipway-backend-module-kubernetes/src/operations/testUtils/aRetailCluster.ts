import { JsonObject } from '@backstage/types';
import { RawObject } from '../../model/raw';
import {
  aDeployment,
  aPod,
  aReplicaSet,
  aTemplate,
} from '../../model/testUtils';
import { aService } from '../../placement/testUtils/aService';
import { FakeCluster } from './FakeCluster';

/** A cluster with the backend in its second revision, 1.2.0; revision 1 was 1.1.0. */
export function aRetailCluster(
  deployment: JsonObject = {},
  more: Record<string, readonly RawObject[]> = {},
): FakeCluster {
  return new FakeCluster({
    deployments: [aDeployment(deployment)],
    replicasets: [
      aReplicaSet(1, '1.1.0'),
      aReplicaSet(2, '1.2.0', {
        spec: { replicas: 3 },
        status: { replicas: 3 },
      }),
    ],
    pods: ['a', 'b', 'c'].map(name => aPod(`backend-${name}`)),
    ...more,
  });
}

/** What the controllers do after a rollback to 1.1.0 or another change of the template. */
export function settle(cluster: FakeCluster): void {
  const { metadata } = cluster.get('deployments', 'backend');
  const { generation } = metadata as { generation: number };
  cluster.change('deployments', 'backend', {
    status: { observedGeneration: generation },
  });
}

/** The template of 1.3.0, as somebody else deploys it. */
export const anotherTemplate = { spec: { template: aTemplate('1.3.0') } };

/** A rollback of the backend to revision 1. */
export const rollbackContext = {
  service: aService(),
  workload: 'deployment.backend',
  input: { toRevision: '1' },
};
