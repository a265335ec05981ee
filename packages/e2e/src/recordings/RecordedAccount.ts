import type { DBInstance, DBSnapshot } from '@aws-sdk/client-rds';
import type { JsonObject } from '@backstage/types';
import { createOperationHandlers } from '@slipway/backstage-plugin-slipway-backend-module-aws/src/operations/createOperationHandlers';
import {
  aPlanContext,
  portsOf,
} from '@slipway/backstage-plugin-slipway-backend-module-aws/src/operations/testUtils';
import {
  anInstance,
  aSnapshot,
} from '@slipway/backstage-plugin-slipway-backend-module-aws/src/testUtils/anInstance';
import { FakeAws } from '@slipway/backstage-plugin-slipway-backend-module-aws/src/testUtils/FakeAws';
import type { Platform } from '@slipway/backstage-plugin-slipway-node';
import { aPlatform } from '@slipway/backstage-plugin-slipway-node/testUtils';
import type { GroundContents, RecordedGround } from './RecordedGround';

/** How often a job is looked at, in seconds. */
const POLL_SECONDS = 0.05;

/** The account with the data store of a recorded run, without checks: there are no data in it. */
export class RecordedAccount implements RecordedGround {
  readonly service = aPlanContext<'drill'>({}).service;
  readonly workload = aPlanContext<'drill'>({}).workload;
  readonly #aws: FakeAws;

  constructor({ instances = [], snapshots = [] }: GroundContents) {
    this.#aws = new FakeAws({
      instances: instances.map(revive<DBInstance>),
      snapshots: snapshots.map(revive<DBSnapshot>),
    });
    // Long enough for whoever waits to be held meanwhile.
    const statuses = ['creating', 'creating', 'creating', 'available'];
    this.#aws.copyStatuses = statuses;
    this.#aws.snapshotStatuses = statuses;
  }

  static create(): RecordedAccount {
    return new RecordedAccount({
      instances: [toJson(anInstance())],
      snapshots: [toJson(aSnapshot())],
    });
  }

  get contents(): GroundContents {
    return {
      instances: [...this.#aws.instances.values()].map(toJson),
      snapshots: [...this.#aws.snapshots.values()].map(toJson),
    };
  }

  get changes(): number {
    return this.#aws.changes.length;
  }

  reached(): void {
    // Each look brings a job forward.
  }

  settleAtOnce(): void {
    const aws = this.#aws;
    aws.copyStatuses = ['creating', 'available'];
    aws.snapshotStatuses = ['creating', 'available'];
    const begun = [
      ...[...aws.instances].map(
        ([name, it]) => [name, it.DBInstanceStatus] as const,
      ),
      ...[...aws.snapshots].map(([name, it]) => [name, it.Status] as const),
    ];
    for (const [name, status] of begun) {
      if (status === 'creating') {
        aws.script(name, ['available']);
      } else if (status === 'deleting') {
        aws.script(name, ['gone']);
      }
    }
  }

  get platform(): Platform {
    return {
      ...aPlatform(),
      id: 'aws',
      operations: createOperationHandlers({
        ...portsOf(this.#aws),
        pollSeconds: POLL_SECONDS,
      }),
    };
  }
}

function toJson(resource: DBInstance | DBSnapshot): JsonObject {
  return JSON.parse(JSON.stringify(resource));
}

/** In the shape of the SDK, which has dates. */
function revive<TResource extends object>(resource: JsonObject): TResource {
  return Object.fromEntries(
    Object.entries(resource).map(([key, value]) => [
      key,
      /Time$/.test(key) ? new Date(String(value)) : value,
    ]),
  ) as TResource;
}
