import type { JsonObject } from '@backstage/types';
import { ANNOTATION_OPERATION } from '@slipway/backstage-plugin-slipway-common';
import { createOperationHandlers } from '@slipway/backstage-plugin-slipway-backend-module-kubernetes/src/operations/createHandlers';
import { FakeCluster } from '@slipway/backstage-plugin-slipway-backend-module-kubernetes/src/operations/testUtils';
import type { Platform } from '@slipway/backstage-plugin-slipway-node';
import { aPlatform } from '@slipway/backstage-plugin-slipway-node/testUtils';
import type { ClusterContents } from './Recording';

/** A cluster with the workload of a recorded run, and the platform that operations change it by. */
export class RecordedCluster {
  readonly #cluster: FakeCluster;

  constructor(contents: ClusterContents) {
    // Not by structuredClone, whose objects are of another realm in a test, and so equal to none.
    this.#cluster = new FakeCluster(JSON.parse(JSON.stringify(contents)));
  }

  /** Lets controllers roll out each change at once. */
  settleAtOnce(): void {
    this.settle();
    this.#cluster.afterPatch = ({ dryRun }) => dryRun || this.settle();
  }

  /** Rolls out what was changed, as controllers do. */
  settle(): void {
    const { metadata, spec } = this.#deployment as Record<string, JsonObject>;
    const replicas = spec!.replicas!;
    this.#cluster.change('deployments', 'backend', {
      status: {
        observedGeneration: metadata!.generation!,
        replicas,
        updatedReplicas: replicas,
        readyReplicas: replicas,
        availableReplicas: replicas,
      },
    });
  }

  /** As it is recorded. */
  get contents(): ClusterContents {
    return this.#cluster.contents;
  }

  /** How many changes took effect since it was made. */
  get changes(): number {
    return this.#cluster.effective.length;
  }

  /** Whether an operation has changed it, now or before it was recorded. */
  get isChanged(): boolean {
    const { annotations } = this.#deployment.metadata as JsonObject;
    return ANNOTATION_OPERATION in (annotations as JsonObject);
  }

  get platform(): Platform {
    return {
      ...aPlatform(),
      operations: createOperationHandlers(this.#cluster.access),
    };
  }

  get #deployment(): JsonObject {
    return this.#cluster.get('deployments', 'backend');
  }
}
