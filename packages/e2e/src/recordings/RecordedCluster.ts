import type { JsonObject } from '@backstage/types';
import { createOperationHandlers } from '@slipway/backstage-plugin-slipway-backend-module-kubernetes/src/operations/createHandlers';
import { FakeCluster } from '@slipway/backstage-plugin-slipway-backend-module-kubernetes/src/operations/testUtils';
import { aService } from '@slipway/backstage-plugin-slipway-backend-module-kubernetes/src/placement/testUtils/aService';
import type { Platform } from '@slipway/backstage-plugin-slipway-node';
import { aPlatform } from '@slipway/backstage-plugin-slipway-node/testUtils';
import type { GroundContents, RecordedGround } from './RecordedGround';

/** A cluster with the workload of a recorded run, and the platform that operations change it by. */
export class RecordedCluster implements RecordedGround {
  readonly service = aService();
  readonly workload = 'deployment.backend';
  readonly #cluster: FakeCluster;

  constructor(contents: GroundContents) {
    // Not by structuredClone, whose objects are of another realm in a test, and so equal to none.
    this.#cluster = new FakeCluster(JSON.parse(JSON.stringify(contents)));
  }

  /** Lets controllers roll out what was changed, once it is looked at. */
  reached(boundary: string): void {
    if (boundary === 'verifying') {
      this.#settle();
    }
  }

  settleAtOnce(): void {
    this.#settle();
    this.#cluster.afterPatch = ({ dryRun }) => dryRun || this.#settle();
  }

  get contents(): GroundContents {
    return this.#cluster.contents;
  }

  get changes(): number {
    return this.#cluster.effective.length;
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

  /** Rolls out what was changed, as controllers do. */
  #settle(): void {
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
}
