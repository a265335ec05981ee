/** A role to take on. */
export interface AwsRole {
  roleArn: string;
  /** What the role's trust policy asks for, where it does. */
  externalId?: string;
}

/** The part of a target's configuration that is about AWS. */
export interface AwsTargetConfig {
  /** Twelve digits. */
  accountId: string;
  region: string;
  /** Tags that every resource of the target bears, e.g. where environments share an account; chosen by the admin. */
  tags: Readonly<Record<string, string>>;
  /** Other regions in which copies of its backups are looked for. */
  copyRegions: readonly string[];
  /** The role to take on for reading; without it, what `aws.accounts` of the portal has for the account. */
  reader?: AwsRole;
  /** The role to take on for changing; absent where the target is read-only. */
  executor?: AwsRole;
  /** Where copies that drills make are put: apart from everything that production uses. */
  drills?: { securityGroupIds: readonly string[]; subnetGroup: string };
  databases: {
    /**
     * Name of the secret with the user that validates a copy, `{identifier}` for the identifier of the source. Its value is
     * JSON with `username`, `password` and optionally `dbname`; other members are not used.
     */
    secret?: string;
    /** How the server's certificate is checked. @default 'verify-full' */
    tls: 'verify-full' | 'disable';
    /** Path of the certificates that are trusted; without it those of Node. */
    caPath?: string;
  };
  /** Resources of entities that carry no annotation. */
  bindings: readonly { entityRef: string; dbInstance: string }[];
}
