import { mockServices } from '@backstage/backend-test-utils';
import type {
  OperationInput,
  OperationKind,
} from '@slipway/backstage-plugin-slipway-common';
import { KubernetesPlatform } from '@slipway/backstage-plugin-slipway-backend-module-kubernetes/src/KubernetesPlatform';
import { listBoundaries } from '@slipway/backstage-plugin-slipway-backend/src/operations';
import type { Platform } from '@slipway/backstage-plugin-slipway-node';
import { until } from '../controlPlane';
import { namespace, type TestCluster } from '../controlPlane/testCluster';
import {
  changeTemplate,
  deployService,
  imageOf,
  withTag,
} from '../operations/testWorkloads';

/** What one kind of operation is tried on. */
export interface Subject<TKind extends OperationKind = OperationKind> {
  kind: TKind;
  input: OperationInput<TKind>;
  /** Makes a Deployment of that name on which the operation has something to change. */
  prepare(cluster: TestCluster, name: string): Promise<void>;
  /** The part of the Deployment that the operation is to change, in words. */
  read(cluster: TestCluster, name: string): Promise<unknown>;
  /** What it is to be afterwards. */
  wanted: unknown;
}

/** A rollback from 1.1.0 to revision 1, which is 1.0.0. */
export const rollback: Subject<'rollback'> = {
  kind: 'rollback',
  input: { toRevision: '1' },
  async prepare(cluster, name) {
    await deployService(cluster, { name });
    await cluster.readyReplicas(name, 1);
    await changeTemplate(cluster, name, withTag(name, '1.1.0'));
    await until(`1.1.0 of ${name} being rolled out`, async () => {
      const { metadata, status } = await cluster.apps.readNamespacedDeployment({
        namespace,
        name,
      });
      return (
        status?.observedGeneration === metadata?.generation &&
        status?.updatedReplicas === 1 &&
        status.replicas === 1 &&
        status.availableReplicas === 1
      );
    });
  },
  read: async (cluster, name) => {
    const image = await imageOf(cluster.apps, `deployment.${name}`);
    return image?.slice(image.lastIndexOf(':') + 1);
  },
  wanted: '1.0.0',
};

/** Every boundary of a kind on Kubernetes, as the engine enumerates them. */
export function boundariesOf(kind: OperationKind): string[] {
  const { operations }: Platform = new KubernetesPlatform({
    config: mockServices.rootConfig(),
    logger: mockServices.logger.mock(),
  });
  return listBoundaries(operations[kind]!);
}
