import {
  CreateRoleCommand,
  IAMClient,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import {
  CreateDBInstanceCommand,
  CreateDBParameterGroupCommand,
  CreateDBSubnetGroupCommand,
  RDSClient,
} from '@aws-sdk/client-rds';
import {
  CreateSecretCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import {
  contractKey,
  contractRegion,
  contractSeed,
  type ContractAccount,
} from 'sandbox/src/aws/contract';
import type { MotoServer } from './MotoServer';

/** moto's account, made anew as `contractSeed` says. */
export async function prepareMotoAccount({
  endpoint,
  reset,
}: MotoServer): Promise<ContractAccount> {
  await reset();
  const options = {
    endpoint,
    region: contractRegion,
    credentials: { accessKeyId: contractKey, secretAccessKey: 'not-verified' },
  };
  await plantDatabases(new RDSClient(options), await findSubnets(endpoint));
  await plantRoles(new IAMClient(options));
  const secrets = new SecretsManagerClient(options);
  const region = contractSeed.regions[contractRegion];
  for (const [Name, SecretString] of Object.entries(region.secrets)) {
    await secrets.send(new CreateSecretCommand({ Name, SecretString }));
  }
  return {
    endpoint,
    // Everything is done at once.
    settle: async () => {},
    stop: async () => {},
  };
}

async function plantDatabases(rds: RDSClient, SubnetIds: string[]) {
  const region = contractSeed.regions[contractRegion];
  for (const DBSubnetGroupName of ['default', ...region.subnetGroups]) {
    await rds.send(
      new CreateDBSubnetGroupCommand({
        DBSubnetGroupName,
        DBSubnetGroupDescription: 'of the contract',
        SubnetIds,
      }),
    );
  }
  for (const DBParameterGroupName of region.parameterGroups) {
    await rds.send(
      new CreateDBParameterGroupCommand({
        DBParameterGroupName,
        DBParameterGroupFamily: 'postgres16',
        Description: 'of the contract',
      }),
    );
  }
  for (const { DBParameterGroups, TagList, ...instance } of region.instances) {
    await rds.send(
      new CreateDBInstanceCommand({
        ...instance,
        DBParameterGroupName: DBParameterGroups[0]?.DBParameterGroupName,
        DBSubnetGroupName: 'default',
        MasterUsername: 'postgres',
        MasterUserPassword: 'not-a-secret',
        Tags: TagList,
      }),
    );
  }
}

async function plantRoles(iam: IAMClient) {
  for (const { name, policies } of contractSeed.roles) {
    await iam.send(
      new CreateRoleCommand({
        RoleName: name,
        AssumeRolePolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: {
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Principal: { AWS: contractSeed.accountId },
          },
        }),
      }),
    );
    for (const [index, policy] of policies.entries()) {
      await iam.send(
        new PutRolePolicyCommand({
          RoleName: name,
          PolicyName: `policy-${index}`,
          PolicyDocument: JSON.stringify(policy),
        }),
      );
    }
  }
}

/** The subnets of the default VPC, two of which a subnet group needs. */
async function findSubnets(endpoint: string): Promise<string[]> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `AWS4-HMAC-SHA256 Credential=${contractKey}/20260101/${contractRegion}/ec2/aws4_request, SignedHeaders=host, Signature=0`,
    },
    body: 'Action=DescribeSubnets&Version=2016-11-15',
  });
  const found = (await response.text()).matchAll(/<subnetId>([^<]+)</g);
  return [...found].map(([, id]) => id ?? '').slice(0, 2);
}
