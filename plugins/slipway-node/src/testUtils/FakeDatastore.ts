import { ConflictError } from '@backstage/errors';
import { CheckResult } from '@slipway/backstage-plugin-slipway-common';

/** What an operation has made of a fake data store: a snapshot, or a copy that can be asked. @public */
export interface FakeResource {
  name: string;
  /** The operation whose tag it bears; `undefined` for what somebody else has made. */
  operationId?: string;
}

/** A data store in memory, with what was made of it; counts what really changed something. @public */
export class FakeDatastore {
  readonly name: string;
  readonly uid: string;
  /** The times of its recovery points, by their IDs. */
  readonly recoveryPoints: Record<string, string>;
  /** What was made of it and is there, by name. */
  readonly resources = new Map<string, FakeResource>();
  /** How many requests have made or removed something: the witness of "nothing twice, nothing lost". */
  effectiveChanges = 0;
  /** Whether what was asked for is made or removed at once; otherwise it goes on. */
  isJobDone = true;
  /** How often a job that goes on is looked at, in seconds. */
  pollSeconds = 0.02;
  /** What the owner's checks say of a copy. */
  checks: CheckResult[] = [
    { name: 'orders are there', passed: true, message: 'true, as expected' },
  ];
  /** The time of the newest row that the checks find. */
  newestRowAt = '2026-01-15T09:59:00.000Z';

  constructor(
    parts: {
      name?: string;
      uid?: string;
      recoveryPoints?: Record<string, string>;
    } = {},
  ) {
    const { name = 'retail-pg', uid = 'db-1', recoveryPoints } = parts;
    this.name = name;
    this.uid = uid;
    this.recoveryPoints = recoveryPoints ?? {
      'rds:retail-pg-1': '2026-01-15T03:10:00.000Z',
    };
  }

  /**
   * Makes a snapshot or a copy, as a cloud would: a name is given once.
   *
   * @throws ConflictError where the name is taken.
   */
  make(resource: Required<FakeResource>): void {
    if (this.resources.has(resource.name)) {
      throw new ConflictError(`${resource.name} exists already`);
    }
    this.resources.set(resource.name, resource);
    this.effectiveChanges += 1;
  }

  /**
   * Removes what an operation has made.
   *
   * @throws ConflictError where it is not there, or not of this operation.
   */
  remove({ name, operationId }: Required<FakeResource>): void {
    if (this.resources.get(name)?.operationId !== operationId) {
      throw new ConflictError(`${name} is not of operation ${operationId}`);
    }
    this.resources.delete(name);
    this.effectiveChanges += 1;
  }
}
