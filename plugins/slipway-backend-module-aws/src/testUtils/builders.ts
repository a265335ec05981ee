import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { awsAnnotations } from '@slipway/backstage-plugin-slipway-common';
import {
  OwnershipProof,
  ServiceInTarget,
} from '@slipway/backstage-plugin-slipway-node';
import { KeptBackup, KeptInstance, KeptSnapshot } from '../model/kept';

export const ACCOUNT = '123456789012';
export const REGION = 'us-east-1';

/** The ARN of a DB instance. */
export function arnOf(name: string, accountId = ACCOUNT, region = REGION) {
  return `arn:aws:rds:${region}:${accountId}:db:${name}`;
}

/** Tags as AWS lists them. */
export function tags(of: Record<string, string>) {
  return Object.entries(of).map(([Key, Value]) => ({ Key, Value }));
}

/** The DB instance `retail-pg`, tagged with its entity. */
export function anInstance(parts: Partial<KeptInstance> = {}): KeptInstance {
  const { DBInstanceIdentifier: name = 'retail-pg' } = parts;
  return {
    DBInstanceIdentifier: name,
    DBInstanceArn: arnOf(name),
    DbiResourceId: `db-${name}`,
    DBInstanceStatus: 'available',
    Engine: 'postgres',
    EngineVersion: '16.4',
    LatestRestorableTime: new Date('2026-01-15T09:55:00Z'),
    BackupRetentionPeriod: 7,
    StorageEncrypted: true,
    KmsKeyId: 'key-1',
    DeletionProtection: true,
    MultiAZ: false,
    TagList: tags({ 'backstage.io/entity-ref': `resource:default/${name}` }),
    ...parts,
  };
}

/** A completed automated snapshot of `retail-pg`. */
export function aSnapshot(parts: Partial<KeptSnapshot> = {}): KeptSnapshot {
  const { DBInstanceIdentifier: name = 'retail-pg' } = parts;
  return {
    DBSnapshotIdentifier: `rds:${name}-2026-01-15-03-10`,
    DBInstanceIdentifier: name,
    DbiResourceId: `db-${name}`,
    SnapshotType: 'automated',
    Status: 'available',
    SnapshotCreateTime: new Date('2026-01-15T03:10:00Z'),
    Encrypted: true,
    ...parts,
  };
}

/** The automated backups of `retail-pg`. */
export function aBackup(parts: Partial<KeptBackup> = {}): KeptBackup {
  const { DBInstanceIdentifier: name = 'retail-pg' } = parts;
  return {
    DBInstanceIdentifier: name,
    DBInstanceArn: arnOf(name),
    DbiResourceId: `db-${name}`,
    Status: 'active',
    RestoreWindow: {
      EarliestTime: new Date('2026-01-08T03:10:00Z'),
      LatestTime: new Date('2026-01-15T09:50:00Z'),
    },
    ...parts,
  };
}

/** What a test wants otherwise than usual. */
export interface DatastoreOptions {
  name?: string;
  kind?: string;
  annotations?: Record<string, string>;
  ownership?: OwnershipProof;
  config?: JsonObject;
}

/** The data store `resource:default/retail-pg` in production, named by its ARN. */
export function aDatastore(options: DatastoreOptions = {}): ServiceInTarget {
  const { name = 'retail-pg', kind = 'Resource' } = options;
  return {
    entity: {
      apiVersion: 'backstage.io/v1alpha1',
      kind,
      metadata: {
        name,
        namespace: 'default',
        annotations: options.annotations ?? {
          [awsAnnotations.rdsInstanceArn]: arnOf(name),
        },
      },
      spec: { type: 'database', owner: 'group:default/retail' },
    },
    entityRef: `${kind.toLowerCase()}:default/${name}`,
    target: {
      environment: 'production',
      id: 'retail-data',
      title: 'retail-data',
      platform: 'aws',
      owners: ['group:default/*'],
      ownership: options.ownership ?? {
        by: 'tag',
        key: 'backstage.io/entity-ref',
      },
      config: new ConfigReader({
        accountId: ACCOUNT,
        region: REGION,
        ...options.config,
      }),
    },
  };
}
