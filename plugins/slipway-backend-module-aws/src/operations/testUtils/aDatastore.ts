import { NotFoundError } from '@backstage/errors';
import { ConfigReader } from '@backstage/config';
import {
  PlanContext,
  ServiceInTarget,
} from '@slipway/backstage-plugin-slipway-node';
import { OperationKind } from '@slipway/backstage-plugin-slipway-common';
import { AwsTargetConfig } from '../../accounts/targetConfig';
import { account, region } from '../../testUtils/anInstance';
import { FakeAws } from '../../testUtils/FakeAws';
import { getTag } from '../copyName';
import { OperationPorts } from '../OperationPorts';

/** Checks as an owner declares them. */
export const checksAnnotation = `
- name: orders are there
  sql: SELECT count(*) > 0 FROM orders
  expect: true
- name: newest order
  sql: SELECT max(created_at) FROM orders
  newestRow: true
`;

/** The data store `resource:default/retail-pg` in production. */
function aDatastore(annotations: Record<string, string> = {}): ServiceInTarget {
  return {
    entity: {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: { name: 'retail-pg', namespace: 'default', annotations },
      spec: { type: 'database', owner: 'group:default/retail' },
    },
    entityRef: 'resource:default/retail-pg',
    target: {
      environment: 'production',
      id: 'retail-data',
      title: 'retail-data',
      platform: 'aws',
      owners: ['group:default/*'],
      ownership: { by: 'tag', key: 'backstage.io/entity-ref' },
      config: new ConfigReader({}),
    },
  };
}

/** What is planned for `retail-pg`. */
export function aPlanContext<TKind extends OperationKind>(
  input: PlanContext<TKind>['input'],
  annotations?: Record<string, string>,
): PlanContext<TKind> {
  return {
    service: aDatastore(annotations),
    workload: 'db-instance.retail-pg',
    input,
  };
}

/** A target that may be changed and has a place for drills. */
export function aTargetConfig(
  parts: Partial<AwsTargetConfig> = {},
): AwsTargetConfig {
  return {
    accountId: account,
    region,
    copyRegions: [],
    tags: {},
    reader: { roleArn: `arn:aws:iam::${account}:role/slipway-reader` },
    executor: { roleArn: `arn:aws:iam::${account}:role/slipway-executor` },
    drills: { securityGroupIds: ['sg-0drills'], subnetGroup: 'slipway-drills' },
    databases: { secret: 'slipway/{identifier}', tls: 'disable' },
    bindings: [],
    ...parts,
  };
}

/** The ports of the operations on a fake account, with ownership by the tag. */
export function portsOf(
  aws: FakeAws,
  config: AwsTargetConfig = aTargetConfig(),
): OperationPorts {
  return {
    access: aws.access,
    getConfig: () => config,
    async findInstance(_, identifier) {
      const instance = aws.instances.get(identifier);
      if (!instance) {
        throw new NotFoundError(`There is no instance ${identifier}`);
      }
      return instance;
    },
    proveOwnership: ({ TagList }, { entityRef }) =>
      getTag(TagList, 'backstage.io/entity-ref') === entityRef
        ? { proved: true, evidence: 'its tag' }
        : {
            proved: false,
            message: 'its tag is another',
            fix: 'aws rds add-tags-to-resource',
          },
    pollSeconds: 30,
  };
}
