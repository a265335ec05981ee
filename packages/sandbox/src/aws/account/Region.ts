import type { DBInstanceAutomatedBackup } from '@aws-sdk/client-rds';
import { AwsError } from '../wire/AwsError';
import { toName, type Place } from './arns';
import type { InstanceRecord } from './InstanceRecord';
import type { SnapshotRecord } from './SnapshotRecord';

/** What a resource is after it was deleted: it is found no more. */
export const GONE = 'deleted';

/** A secret of Secrets Manager. */
export interface SecretRecord {
  name: string;
  arn: string;
  value: string;
  createdAt: Date;
}

/** What an account has in one region. */
export class Region {
  readonly #instances = new Map<string, InstanceRecord>();
  readonly #snapshots = new Map<string, SnapshotRecord>();
  readonly automatedBackups: DBInstanceAutomatedBackup[] = [];
  readonly subnetGroups = new Set(['default']);
  readonly parameterGroups = new Set<string>();
  readonly unusableKmsKeys = new Set<string>();
  readonly quotas = new Map([
    ['DBInstances', 40],
    ['ManualSnapshots', 100],
  ]);
  readonly secrets = new Map<string, SecretRecord>();
  defaultSecurityGroup = 'sg-0default';

  constructor(
    readonly place: Place,
    private readonly now: () => Date,
  ) {}

  addInstance(record: InstanceRecord): void {
    this.#instances.set(record.settings.DBInstanceIdentifier, record);
  }

  addSnapshot(record: SnapshotRecord): void {
    this.#snapshots.set(record.settings.DBSnapshotIdentifier, record);
  }

  /** It was never there. */
  forgetSnapshot(identifier: string): void {
    this.#snapshots.delete(identifier);
  }

  /** Those that are there now, by their identifier. */
  get instances(): InstanceRecord[] {
    return this.#present(this.#instances);
  }

  /** Those that are there now, by their identifier. */
  get snapshots(): SnapshotRecord[] {
    return this.#present(this.#snapshots);
  }

  findInstance(idOrArn: string): InstanceRecord | undefined {
    return this.#find(this.#instances, toName(idOrArn, 'db'));
  }

  findSnapshot(idOrArn: string): SnapshotRecord | undefined {
    return this.#find(this.#snapshots, toName(idOrArn, 'snapshot'));
  }

  /** @throws AwsError DBInstanceNotFound */
  getInstance(idOrArn: string): InstanceRecord {
    const found = this.findInstance(idOrArn);
    if (!found) {
      throw new AwsError(
        'DBInstanceNotFound',
        `DBInstance ${toName(idOrArn, 'db')} not found.`,
        404,
      );
    }
    return found;
  }

  /** @throws AwsError DBSnapshotNotFound */
  getSnapshot(idOrArn: string): SnapshotRecord {
    const found = this.findSnapshot(idOrArn);
    if (!found) {
      throw new AwsError(
        'DBSnapshotNotFound',
        `DBSnapshot ${toName(idOrArn, 'snapshot')} not found.`,
        404,
      );
    }
    return found;
  }

  #find<T extends InstanceRecord | SnapshotRecord>(
    records: Map<string, T>,
    name: string,
  ): T | undefined {
    const found = records.get(name.toLowerCase());
    return found && this.#isPresent(found) ? found : undefined;
  }

  #present<T extends InstanceRecord | SnapshotRecord>(
    records: Map<string, T>,
  ): T[] {
    return [...records]
      .filter(([, record]) => this.#isPresent(record))
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([, record]) => record);
  }

  #isPresent({ lifecycle }: InstanceRecord | SnapshotRecord): boolean {
    return lifecycle.at(this.now()).status !== GONE;
  }
}
