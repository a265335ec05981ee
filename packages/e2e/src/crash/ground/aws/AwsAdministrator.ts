import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import {
  CreateDBSnapshotCommand,
  paginateDescribeDBInstances,
  paginateDescribeDBSnapshots,
  RDSClient,
  RestoreDBInstanceFromDBSnapshotCommand,
  type DBInstance,
  type DBSnapshot,
} from '@aws-sdk/client-rds';
import { until } from '../../../controlPlane';
import { datastoreOf, keptSnapshotOf, region, strangersCopyOf } from './names';
import { accessKeys, template } from './seed';

/** An instance or a snapshot. */
type Resource = Pick<
  DBInstance & DBSnapshot,
  | 'DBInstanceStatus'
  | 'DBSnapshotIdentifier'
  | 'LatestRestorableTime'
  | 'Status'
  | 'TagList'
>;

/** Instances and snapshots, by their identifiers. */
type Contents = Map<string, Resource>;

/** A snapshot of the data store, or a copy of it that no operation of the test has made. */
type Beside = 'snapshot' | 'strangers-copy';

/** What operations have left of a data store. */
export interface Remains {
  /** Whether everything that was there before them is as it was. */
  isUntouched: boolean;
  /** What is there besides. */
  made: { purpose: string | undefined; status: string | undefined }[];
}

const tags = {
  entity: 'backstage.io/entity-ref',
  operation: 'slipway.dev/operation',
  purpose: 'slipway.dev/purpose',
};

/** Makes data stores in the account and looks at them, with every right in it. */
export class AwsAdministrator {
  readonly #rds: RDSClient;
  readonly #before = new Map<string, Contents>();
  #listing: Promise<Contents> | undefined;

  constructor(endpoint: string) {
    const credentials = {
      accessKeyId: accessKeys.suite,
      secretAccessKey: 'of-nobody',
    };
    this.#rds = new RDSClient({ region, endpoint, credentials });
  }

  /** Makes a data store of an entity, with what there is to be beside it. */
  async makeDatastore(
    name: string,
    { entityRef, beside }: { entityRef: string; beside?: Beside },
  ): Promise<void> {
    const own = { [tags.entity]: entityRef };
    await this.#makeInstance(name, own);
    await this.#isAvailable(name, 1);
    if (beside === 'snapshot') {
      await this.#rds.send(
        new CreateDBSnapshotCommand({
          DBInstanceIdentifier: name,
          DBSnapshotIdentifier: keptSnapshotOf(name),
        }),
      );
    } else if (beside === 'strangers-copy') {
      await this.#makeInstance(strangersCopyOf(name), {
        ...own,
        [tags.operation]: '00000000-0000-4000-8000-000000000000',
        [tags.purpose]: 'drill',
      });
    }
    await this.#isAvailable(name, beside ? 2 : 1);
    this.#before.set(name, await this.#listAbout(name));
  }

  /** Looks at what is there of the data store now. */
  async lookAt(name: string): Promise<Remains> {
    const before: Contents = this.#before.get(name) ?? new Map();
    const now = await this.#listAbout(name);
    return {
      isUntouched: [...before].every(([id, it]) => {
        const after = now.get(id);
        return after && isDeepStrictEqual(settled(after), settled(it));
      }),
      made: [...now]
        .filter(([id]) => !before.has(id))
        .map(([, it]) => ({ purpose: purposeOf(it), status: statusOf(it) })),
    };
  }

  close(): void {
    this.#rds.destroy();
  }

  async #makeInstance(name: string, bearing: Record<string, string>) {
    await this.#rds.send(
      new RestoreDBInstanceFromDBSnapshotCommand({
        DBInstanceIdentifier: name,
        DBSnapshotIdentifier: template.snapshot,
        Tags: Object.entries(bearing).map(([Key, Value]) => ({ Key, Value })),
      }),
    );
  }

  /** Waits until that many instances and snapshots are there of it, and can be restored from. */
  async #isAvailable(name: string, count: number) {
    await until(`${name} being available`, async () => {
      // Many wait at once, and each look is at the whole account.
      await sleep(400);
      const contents = [...(await this.#listAbout(name)).values()];
      const available = contents.filter(
        it =>
          statusOf(it) === 'available' &&
          (it.DBSnapshotIdentifier || it.LatestRestorableTime),
      );
      return available.length === count;
    });
  }

  async #listAbout(name: string): Promise<Contents> {
    // Many ask at once.
    this.#listing ??= this.#list().finally(() => {
      this.#listing = undefined;
    });
    const all = await this.#listing;
    return new Map([...all].filter(([id]) => datastoreOf(id) === name));
  }

  async #list(): Promise<Contents> {
    const found: Contents = new Map();
    const paging = { client: this.#rds, pageSize: 100 };
    for await (const page of paginateDescribeDBInstances(paging, {})) {
      page.DBInstances?.forEach(it =>
        found.set(it.DBInstanceIdentifier ?? '', it),
      );
    }
    for await (const page of paginateDescribeDBSnapshots(paging, {})) {
      page.DBSnapshots?.forEach(it =>
        found.set(it.DBSnapshotIdentifier ?? '', it),
      );
    }
    return found;
  }
}

function statusOf(it: Resource): string | undefined {
  return it.DBInstanceStatus ?? it.Status;
}

function purposeOf(it: Resource): string | undefined {
  return it.TagList?.find(({ Key }) => Key === tags.purpose)?.Value;
}

/** Without what changes by itself. */
function settled(it: Resource): Resource {
  return { ...it, LatestRestorableTime: undefined };
}
