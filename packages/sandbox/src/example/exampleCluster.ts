import {
  ApiException,
  KubeConfig,
  KubernetesObjectApi,
  PatchStrategy,
  Watch,
} from '@kubernetes/client-node';
import { ConflictError } from '@backstage/errors';
import { describeObject, isOfExample, Manifest } from './manifests';
import { waitForWorkload } from './waitForWorkload';
import { Workload, WorkloadRef } from './workload';

const FIELD_MANAGER = 'retail-example';

type ExampleObject = Manifest['object'];

/** What the seed needs of a cluster. */
export interface ExampleCluster {
  /** Creates or updates an object. */
  apply(object: ExampleObject): Promise<void>;
  /** Creates an object unless it exists. */
  createOnce(object: ExampleObject): Promise<void>;
  read(ref: WorkloadRef): Promise<Workload>;
  patch(ref: WorkloadRef, patch: object, fieldManager: string): Promise<void>;
  /** Watches a workload until the condition holds. */
  waitFor(
    ref: WorkloadRef,
    condition: (workload: Workload) => boolean,
    what: string,
  ): Promise<void>;
}

/**
 * The cluster of a kubeconfig.
 *
 * @throws ConflictError on a change of an object that is not the example's, where the cluster is shared.
 */
export function exampleCluster(
  config: KubeConfig,
  options: {
    /**
     * Whether others use the cluster, too.
     *
     * @default false: whatever has the name of an example's object is the example's
     */
    shared?: boolean;
  } = {},
): ExampleCluster {
  const objects = KubernetesObjectApi.makeApiClient(config);
  const watch = new Watch(config);
  const patch = (object: ExampleObject, strategy: PatchStrategy, by: string) =>
    objects.patch(object, undefined, undefined, by, undefined, strategy);

  /** @returns whether it was there before. */
  async function create(object: ExampleObject): Promise<boolean> {
    try {
      await objects.create(object, undefined, undefined, FIELD_MANAGER);
      return false;
    } catch (error) {
      if (!(error instanceof ApiException && error.code === 409)) {
        throw error;
      }
    }
    if (options.shared && !isOfExample(await objects.read(object))) {
      throw new ConflictError(
        `The cluster has a ${describeObject(object)} that is not the example's: it is left alone.`,
      );
    }
    return true;
  }

  return {
    async apply(object) {
      if (await create(object)) {
        await patch(object, PatchStrategy.MergePatch, FIELD_MANAGER);
      }
    },
    async createOnce(object) {
      await create(object);
    },
    read: ref => objects.read<Workload>(headerOf(ref)),
    async patch(ref, body, fieldManager) {
      const object = { ...headerOf(ref), ...withIdentity(ref, body) };
      await patch(object, PatchStrategy.StrategicMergePatch, fieldManager);
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
