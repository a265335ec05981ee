import type { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import type {
  ServiceInTarget,
  SlipwayTarget,
} from '@slipway/backstage-plugin-slipway-node';
import { accountId, region } from './WireAccount';

/** The part of a target's configuration that is about AWS, with both roles. */
export const targetOnAws: JsonObject = {
  ...{ accountId, region },
  reader: { roleArn: `arn:aws:iam::${accountId}:role/slipway-reader` },
  executor: { roleArn: `arn:aws:iam::${accountId}:role/slipway-executor` },
  drills: { securityGroupIds: ['sg-0drills'], subnetGroup: 'slipway-drills' },
  databases: { secret: 'slipway/{identifier}', tls: 'disable' },
};

/** What the portal itself has of AWS: a key that may take on the two roles. */
export const portalConfig: JsonObject = {
  aws: {
    accounts: [
      {
        accountId,
        accessKeyId: 'AKIAPORTAL',
        secretAccessKey: 'not-verified',
      },
    ],
  },
};

/** The target `retail-data` of production. */
export function aTarget(parts: JsonObject = {}): SlipwayTarget {
  return {
    environment: 'production',
    id: 'retail-data',
    title: 'retail-data',
    platform: 'aws',
    owners: ['group:default/*'],
    ownership: { by: 'tag', key: 'backstage.io/entity-ref' },
    config: new ConfigReader({ ...targetOnAws, ...parts } as JsonObject),
  };
}

/** A Resource of the catalog that names the DB instance of its own name. */
export function aResource(
  name: string,
  annotations: Record<string, string> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name,
      annotations: {
        'aws.amazon.com/amazon-rds-db-instance-arn': `arn:aws:rds:${region}:${accountId}:db:${name}`,
        ...annotations,
      },
    },
    spec: { type: 'database', owner: 'group:default/retail' },
  };
}

/** It, in that target. */
export function inTarget(
  entity: Entity,
  target: SlipwayTarget = aTarget(),
): ServiceInTarget {
  return {
    entity,
    target,
    entityRef: `resource:default/${entity.metadata.name}`,
  };
}
