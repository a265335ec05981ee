import { SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam';
import {
  DescribeSecretCommand,
  GetSecretValueCommand,
} from '@aws-sdk/client-secrets-manager';
import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
} from '@aws-sdk/client-sts';
import type { Scenario } from '../Scenario';

const role = 'arn:aws:iam::123456789012:role/slipway-executor';
const session =
  'arn:aws:sts::123456789012:assumed-role/slipway-executor/operation-1';

/** Who asks. */
export const identity: Scenario = {
  name: 'identity',
  title: 'A role is taken on, under the name of an operation',
  expected: {
    account: '123456789012',
    'take on': { arn: session, isTemporary: true },
    'as the role': { account: '123456789012', arn: session },
    'take on a missing role': { error: 'AccessDenied', status: 403 },
  },
  async run(stage) {
    await stage.step('account', {
      send: stage.sts.send(new GetCallerIdentityCommand({})),
      keep: ({ Account }) => Account,
    });
    const assume = (name: string, RoleArn: string) =>
      stage.step(name, {
        send: stage.sts.send(
          new AssumeRoleCommand({
            RoleArn,
            RoleSessionName: 'operation-1',
            DurationSeconds: 900,
          }),
        ),
        keep: ({ Credentials, AssumedRoleUser }) => ({
          arn: AssumedRoleUser?.Arn,
          isTemporary: Credentials?.AccessKeyId?.startsWith('ASIA'),
        }),
      });
    const taken = await assume('take on', role);
    const sts = stage.signInAs(taken?.Credentials ?? {});
    await stage.step('as the role', {
      send: sts.send(new GetCallerIdentityCommand({})),
      keep: ({ Account, Arn }) => ({ account: Account, arn: Arn }),
    });
    await assume('take on a missing role', `${role}-2`);
  },
};

/** What a role may do. */
export const rights: Scenario = {
  name: 'rights',
  title: 'IAM says what the policies of a role allow',
  expected: {
    simulate: { 'retail-drill-1': 'allowed', 'retail-pg': 'implicitDeny' },
    'of a missing role': { error: 'NoSuchEntityException', status: 404 },
  },
  async run(stage) {
    const simulate = (name: string, PolicySourceArn: string) =>
      stage.step(name, {
        send: stage.iam.send(
          new SimulatePrincipalPolicyCommand({
            PolicySourceArn,
            ActionNames: ['rds:DeleteDBInstance'],
            ResourceArns: ['retail-drill-1', 'retail-pg'].map(
              id => `arn:aws:rds:us-east-1:123456789012:db:${id}`,
            ),
          }),
        ),
        keep: ({ EvaluationResults = [] }) =>
          Object.fromEntries(
            EvaluationResults.map(result => [
              result.EvalResourceName?.split(':').at(-1),
              result.EvalDecision,
            ]),
          ),
      });
    await simulate('simulate', role);
    await simulate('of a missing role', `${role}-2`);
  },
};

/** Secrets. */
export const secrets: Scenario = {
  name: 'secrets',
  title: 'A secret is read by its name',
  expected: {
    value: {
      name: 'slipway/retail-pg',
      value: '{"username":"slipway"}',
      stages: ['AWSCURRENT'],
      hasTime: true,
    },
    described: { name: 'slipway/retail-pg', versions: 1 },
    missing: { error: 'ResourceNotFoundException', status: 400 },
  },
  async run(stage) {
    const get = (name: string, SecretId: string) =>
      stage.step(name, {
        send: stage.secrets.send(new GetSecretValueCommand({ SecretId })),
        keep: secret => ({
          name: secret.Name,
          value: secret.SecretString,
          stages: secret.VersionStages,
          hasTime: secret.CreatedDate instanceof Date,
        }),
      });
    await get('value', 'slipway/retail-pg');
    await stage.step('described', {
      send: stage.secrets.send(
        new DescribeSecretCommand({ SecretId: 'slipway/retail-pg' }),
      ),
      keep: secret => ({
        name: secret.Name,
        versions: Object.keys(secret.VersionIdsToStages ?? {}).length,
      }),
    });
    await get('missing', 'slipway/none');
  },
};
