import type {
  DBInstance,
  DBInstanceAutomatedBackup,
  DBSnapshot,
} from '@aws-sdk/client-rds';
import type { PolicyDocument } from './policy/PolicyDocument';

/** What is in a region from the beginning, in the shapes of the SDK; what is left out is as RDS fills it in. */
export interface RegionSeed {
  /** Each has at least a `DBInstanceIdentifier`. */
  instances?: readonly DBInstance[];
  /**
   * Each has at least a `DBSnapshotIdentifier` and the `DBInstanceIdentifier` of the instance that it takes after: of this region, or of
   * the `SourceRegion` that it was copied from. One whose `Status` is `creating` never comes to an end.
   */
  snapshots?: readonly DBSnapshot[];
  /**
   * Besides those of the region's own instances: those replicated from an instance of another `Region`, which go on with it, and those
   * that outlived their instance.
   */
  automatedBackups?: readonly DBInstanceAutomatedBackup[];
  /** Names of subnet groups besides `default` and those of the instances. */
  subnetGroups?: readonly string[];
  /** Names of parameter groups besides `default.…` and those of the instances. */
  parameterGroups?: readonly string[];
  /** The default one of the default VPC. @default 'sg-0default' */
  defaultSecurityGroup?: string;
  /** ARNs of keys that nobody may use. */
  unusableKmsKeys?: readonly string[];
  /** Limits by the name that `DescribeAccountAttributes` gives them. @default 40 `DBInstances`, 100 `ManualSnapshots` */
  quotas?: Readonly<Record<string, number>>;
  /** Values by the name of the secret. */
  secrets?: Readonly<Record<string, string>>;
}

/** A role of the account. */
export interface RoleSeed {
  name: string;
  policies: readonly PolicyDocument[];
  /** Who may take it on. @default everyone in the account */
  trust?: PolicyDocument;
  /** In seconds. @default 3600 */
  maxSessionSeconds?: number;
}

/** A key with which requests are signed, of a user of the account. */
export interface AccessKeySeed {
  accessKeyId: string;
  /** @default 'portal' */
  userName?: string;
  /** @default everything is allowed */
  policies?: readonly PolicyDocument[];
}

/** An account as it is in the beginning. */
export interface AwsSeed {
  /** Twelve digits. */
  accountId: string;
  regions: Readonly<Record<string, RegionSeed>>;
  roles?: readonly RoleSeed[];
  accessKeys: readonly AccessKeySeed[];
}
