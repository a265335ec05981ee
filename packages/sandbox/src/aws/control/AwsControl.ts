import type { Account } from '../account/Account';
import type { AwsTiming } from '../AwsTiming';
import type { PolicyDocument } from '../policy/PolicyDocument';
import { AwsCalls } from './AwsCalls';
import { AwsFaults } from './AwsFaults';

/** An instance of the account. */
export interface InstanceName {
  region: string;
  instance: string;
}

/** What a test or the demo does with a simulated account, which nobody could do by AWS's own API. */
export class AwsControl {
  readonly calls = new AwsCalls();
  readonly faults = new AwsFaults();

  constructor(private readonly account: Account) {}

  /** Changes how long things take that begin from now on. */
  setTiming(timing: Partial<AwsTiming>): void {
    Object.assign(this.account.surroundings.timing, timing);
  }

  /**
   * Takes away what an instance could be restored from: its automated backups and snapshots.
   *
   * @throws AwsError DBInstanceNotFound
   */
  removeBackups(name: InstanceName): void {
    this.#instance(name).settings.BackupRetentionPeriod = 0;
    const region = this.account.region(name.region);
    for (const { settings } of region.snapshots) {
      if (
        settings.DBInstanceIdentifier === name.instance &&
        settings.SnapshotType === 'automated'
      ) {
        region.forgetSnapshot(settings.DBSnapshotIdentifier);
      }
    }
  }

  /** No logs of an instance are kept any more: its latest restorable time stands still, until it `goesOn`. */
  stopLogs(name: InstanceName, options: { goesOn?: boolean } = {}): void {
    const { now, timing } = this.account.surroundings;
    this.#instance(name).restorableUntil = options.goesOn
      ? undefined
      : new Date(now().getTime() - timing.restorableLagMs);
  }

  /** Changes settings of an instance, as an operator may by hand. */
  changeInstance(
    name: InstanceName,
    changes: { DeletionProtection?: boolean; BackupRetentionPeriod?: number },
  ): void {
    Object.assign(this.#instance(name).settings, changes);
  }

  /** Nobody may use this key any more. */
  disableKey(region: string, keyArn: string): void {
    this.account.region(region).unusableKmsKeys.add(keyArn);
  }

  /** Replaces what a role may do. */
  setPolicies(roleName: string, policies: readonly PolicyDocument[]): void {
    this.account.principals.setPolicies(roleName, policies);
  }

  /** The time of all sessions is over. */
  expireSessions(): void {
    this.account.principals.expireSessions();
  }

  #instance({ region, instance }: InstanceName) {
    return this.account.region(region).getInstance(instance);
  }
}
