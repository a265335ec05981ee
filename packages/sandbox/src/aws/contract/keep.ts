import type { DBInstance, DBSnapshot, Tag } from '@aws-sdk/client-rds';

/** What the contract says of an instance. */
export function keepInstance(instance: DBInstance = {}) {
  return {
    id: instance.DBInstanceIdentifier,
    arn: instance.DBInstanceArn,
    status: instance.DBInstanceStatus,
    class: instance.DBInstanceClass,
    engine: `${instance.Engine} ${instance.EngineVersion}`,
    storage: instance.AllocatedStorage,
    multiAz: instance.MultiAZ,
    protected: instance.DeletionProtection,
    encrypted: instance.StorageEncrypted,
    retention: instance.BackupRetentionPeriod,
    parameterGroups: instance.DBParameterGroups?.map(
      group => group.DBParameterGroupName,
    ),
    subnetGroup: instance.DBSubnetGroup?.DBSubnetGroupName,
    securityGroups: instance.VpcSecurityGroups?.length,
    hasEndpoint: Boolean(instance.Endpoint?.Port),
    isRestorable: instance.LatestRestorableTime instanceof Date,
    tags: keepTags(instance.TagList),
  };
}

/** What the contract says of a snapshot. */
export function keepSnapshot(snapshot: DBSnapshot = {}) {
  return {
    id: snapshot.DBSnapshotIdentifier,
    arn: snapshot.DBSnapshotArn,
    instance: snapshot.DBInstanceIdentifier,
    status: snapshot.Status,
    type: snapshot.SnapshotType,
    engine: `${snapshot.Engine} ${snapshot.EngineVersion}`,
    storage: snapshot.AllocatedStorage,
    encrypted: snapshot.Encrypted,
    hasTime: snapshot.SnapshotCreateTime instanceof Date,
    tags: keepTags(snapshot.TagList),
  };
}

/** Tags by their key. */
export function keepTags(tags: readonly Tag[] = []): Record<string, unknown> {
  return Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));
}
