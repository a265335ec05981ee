import { JsonObject } from '@backstage/types';
import { aDatastore } from '../testUtils/builders';
import { readAwsTarget } from './readAwsTarget';

const read = (config: JsonObject) =>
  readAwsTarget(aDatastore({ config }).target);

const key = 'slipway.environments[production].targets[retail-data].aws';
const roleArn = 'arn:aws:iam::123456789012:role/slipway-executor';

describe('readAwsTarget', () => {
  it('reads a target in full', () => {
    const config = {
      accountId: '123456789012',
      region: 'us-east-1',
      tags: { environment: 'production', 'cost.center/team': 'retail' },
      copyRegions: ['us-west-2', 'us-west-2'],
      reader: { roleArn },
      executor: { roleArn, externalId: 'slipway-1' },
      drills: { securityGroupIds: ['sg-0d111'], subnetGroup: 'slipway-drills' },
      databases: {
        secret: 'slipway/{identifier}',
        tls: 'disable',
        caPath: '/etc/slipway/rds-ca.pem',
      },
      bindings: [
        { entityRef: 'resource:Default/Retail-PG', dbInstance: 'retail-pg' },
      ],
    };
    expect(read(config)).toEqual({
      ...config,
      copyRegions: ['us-west-2'],
      bindings: [
        { entityRef: 'resource:default/retail-pg', dbInstance: 'retail-pg' },
      ],
    });
  });

  it('is read-only and verifies certificates where nothing else is said', () => {
    expect(read({})).toEqual({
      accountId: '123456789012',
      region: 'us-east-1',
      tags: {},
      copyRegions: [],
      databases: { tls: 'verify-full' },
      bindings: [],
    });
  });

  it.each<[string, JsonObject, string]>([
    [
      'an account that YAML takes for a number',
      { accountId: 123456789012 },
      `Invalid value 123456789012 at '${key}.accountId': this is a number; write it in quotes`,
    ],
    [
      'a short account',
      { accountId: '123' },
      `Invalid value "123" at '${key}.accountId': expected the ID of an AWS account`,
    ],
    [
      'a zone',
      { region: 'us-east-1a' },
      `Invalid value "us-east-1a" at '${key}.region': expected the name of an AWS region`,
    ],
    [
      'a misspelt key',
      { acountId: 'x' },
      `at '${key}.acountId': nothing reads this key. Use one of accountId`,
    ],
    [
      'a tag without a value',
      { tags: { environment: '' } },
      `at '${key}.tags.environment': expected the value of that tag`,
    ],
    [
      'its own region among those of copies',
      { copyRegions: ['us-east-1'] },
      `Invalid value 'us-east-1' at '${key}.copyRegions': this is the region of the target itself`,
    ],
    [
      'copy regions that are no list',
      { copyRegions: 'us-west-2' },
      `Invalid value "us-west-2" at '${key}.copyRegions': expected a list`,
    ],
    [
      'a role without an ARN',
      { executor: {} },
      `Missing value at '${key}.executor.roleArn': set it to the ARN of an IAM role`,
    ],
    [
      'what is no role',
      { reader: { roleArn: 'arn:aws:iam::123456789012:user/me' } },
      `at '${key}.reader.roleArn': expected the ARN of an IAM role`,
    ],
    [
      'a secret beside a role',
      { executor: { roleArn, secretAccessKey: 'canary-secret' } },
      `at '${key}.executor.secretAccessKey': nothing reads this key`,
    ],
    [
      'drills in the default network',
      { drills: { subnetGroup: 'slipway-drills' } },
      `Missing value at '${key}.drills.securityGroupIds'`,
    ],
    [
      'drills without a subnet group',
      { drills: { securityGroupIds: ['sg-1'] } },
      `Missing value at '${key}.drills.subnetGroup'`,
    ],
    [
      'half a check of certificates',
      { databases: { tls: 'require' } },
      `Invalid value "require" at '${key}.databases.tls': expected 'verify-full'`,
    ],
    [
      'a binding of half an entity',
      { bindings: [{ entityRef: 'retail-pg', dbInstance: 'retail-pg' }] },
      `Invalid value "retail-pg" at '${key}.bindings[0].entityRef': expected a full entity reference`,
    ],
    [
      'a binding to an ARN',
      {
        bindings: [
          { entityRef: 'resource:default/a', dbInstance: 'arn:aws:rds:x' },
        ],
      },
      `at '${key}.bindings[0].dbInstance': expected the identifier of a DB instance`,
    ],
    [
      'two bindings of one entity',
      {
        bindings: ['a', 'b'].map(dbInstance => ({
          entityRef: 'resource:default/a',
          dbInstance,
        })),
      },
      `Invalid value 'resource:default/a' at '${key}.bindings[1].entityRef': another binding`,
    ],
  ])('refuses %s with key, value and fix', (_, config, message) => {
    expect(() => read(config)).toThrow(message);
    expect(() => read(config)).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: expect.not.stringContaining('canary-secret'),
      }),
    );
  });

  it('S4: refuses a role of another account', () => {
    const other = 'arn:aws:iam::999999999999:role/slipway-executor';
    expect(() => read({ executor: { roleArn: other } })).toThrow(
      `Invalid value '${other}' at '${key}.executor.roleArn': the role is one of another account`,
    );
  });
});
