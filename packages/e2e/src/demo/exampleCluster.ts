import {
  ApiException,
  KubeConfig,
  KubernetesObjectApi,
  PatchStrategy,
  Watch,
} from '@kubernetes/client-node';
import { Manifest } from './manifests';
import { waitForWorkload } from './waitForWorkload';
import { Workload, WorkloadRef } from './workload';

const FIELD_MANAGER = 'retail-example';

/** What the seed needs of a cluster. */
export interface ExampleCluster {
  /** Creates or updates an object. */
  apply(object: Manifest['object']): Promise<void>;
  /** Creates an object unless it exists. */
  createOnce(object: Manifest['object']): Promise<void>;
  read(ref: WorkloadRef): Promise<Workload>;
  patch(ref: WorkloadRef, patch: object, fieldManager: string): Promise<void>;
  /** Watches a workload until the condition holds. */
  waitFor(
    ref: WorkloadRef,
    condition: (workload: Workload) => boolean,
    what: string,
  ): Promise<void>;
}

/** The cluster of a kubeconfig. */
export function exampleCluster(config: KubeConfig): ExampleCluster {
  const objects = KubernetesObjectApi.makeApiClient(config);
  const watch = new Watch(config);
  return {
    async apply(object) {
      await objects.patch(
        object,
        undefined,
        undefined,
        FIELD_MANAGER,
        true,
        PatchStrategy.ServerSideApply,
      );
    },
    async createOnce(object) {
      try {
        await objects.create(object, undefined, undefined, FIELD_MANAGER);
      } catch (error) {
        if (!(error instanceof ApiException && error.code === 409)) {
          throw error;
        }
      }
    },
    read: ref => objects.read<Workload>(headerOf(ref)),
    async patch(ref, patch, fieldManager) {
      await objects.patch(
        { ...headerOf(ref), ...withIdentity(ref, patch) },
        undefined,
        undefined,
        fieldManager,
        undefined,
        PatchStrategy.StrategicMergePatch,
      );
    },
    waitFor: (ref, condition, what) =>
      waitForWorkload({ watch, ref, condition, what }),
  };
}

function headerOf({ kind, namespace, name }: WorkloadRef) {
  return { apiVersion: 'apps/v1', kind, metadata: { namespace, name } };
}

function withIdentity({ namespace, name }: WorkloadRef, patch: object) {
  const { metadata } = patch as { metadata?: object };
  return { ...patch, metadata: { ...metadata, namespace, name } };
}
