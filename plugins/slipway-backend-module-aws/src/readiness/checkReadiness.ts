import {
  DescribeDBInstanceAutomatedBackupsCommand,
  DescribeDBInstancesCommand,
  DescribeDBSnapshotsCommand,
} from '@aws-sdk/client-rds';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { ReadinessCheck } from '@slipway/backstage-plugin-slipway-common';
import { SlipwayTarget } from '@slipway/backstage-plugin-slipway-node';
import { AwsAccess, AwsClients } from '../accounts/AwsAccess';
import { judgeAwsError } from '../accounts/awsErrors';
import { describeKey } from '../accounts/configKey';
import { saidByAws } from '../accounts/saidByAws';
import { AwsTargetConfig } from '../accounts/targetConfig';

/** What is tried of a target. */
export interface ReadinessOptions {
  target: SlipwayTarget;
  config: AwsTargetConfig;
  access: AwsAccess;
}

type Outcome = Omit<ReadinessCheck, 'environment' | 'target'>;

/** The name of a session that only tries whether the role can be taken on. */
const SESSION = 'slipway-readiness';

/** The fewest that RDS puts on a page. */
const page = { MaxRecords: 20 };

const reads: readonly {
  action: string;
  resource: string;
  /** Whether it is read where copies lie, too. */
  ofCopies: boolean;
  read(clients: AwsClients): Promise<unknown>;
}[] = [
  {
    action: 'rds:DescribeDBInstances',
    resource: 'db',
    ofCopies: false,
    read: ({ rds }) => rds.send(new DescribeDBInstancesCommand(page)),
  },
  {
    action: 'rds:DescribeDBSnapshots',
    resource: 'snapshot',
    ofCopies: true,
    read: ({ rds }) => rds.send(new DescribeDBSnapshotsCommand(page)),
  },
  {
    action: 'rds:DescribeDBInstanceAutomatedBackups',
    resource: 'auto-backup',
    ofCopies: true,
    read: ({ rds }) =>
      rds.send(new DescribeDBInstanceAutomatedBackupsCommand(page)),
  },
];

/** Tries whether the account of a target can be read, whether its executor can be signed in, and what is not configured. */
export async function checkReadiness(
  options: ReadinessOptions,
): Promise<ReadinessCheck[]> {
  const { target, config } = options;
  const regions = [config.region, ...config.copyRegions];
  const read = await Promise.all(
    regions.map(region => checkRegion(options, region)),
  );
  return [
    ...read.flat(),
    await checkExecutor(options),
    checkDrills(target, config),
    checkSecret(target, config),
  ].map(outcome => ({
    environment: target.environment,
    target: target.id,
    ...outcome,
  }));
}

async function checkRegion(
  { target, config, access }: ReadinessOptions,
  region: string,
): Promise<Outcome[]> {
  const check = `reader: sign in to ${config.accountId} / ${region}`;
  let clients: AwsClients;
  try {
    clients = await access.openReaderIn(target, region);
    const { Arn } = await clients.sts.send(new GetCallerIdentityCommand({}));
    const signedIn = await checkReads({ clients, config, region });
    return [
      { check, status: 'ok', message: `Signed in as ${Arn}` },
      ...signedIn,
    ];
  } catch (error) {
    return [
      {
        check,
        status: 'failed',
        message: saidByAws(error),
        fix: `Check the credentials of the account '${config.accountId}' in aws.accounts, the role at ${describeKey(target, 'reader')}, and that this machine may connect to AWS`,
      },
    ];
  }
}

function checkReads({
  clients,
  config,
  region,
}: {
  clients: AwsClients;
  config: AwsTargetConfig;
  region: string;
}): Promise<Outcome[]> {
  return Promise.all(
    reads
      .filter(({ ofCopies }) => ofCopies || region === config.region)
      .map(async ({ action, resource, read }): Promise<Outcome> => {
        const check = `reader: ${action} in ${region}`;
        try {
          await read(clients);
          return { check, status: 'ok', message: 'Allowed' };
        } catch (error) {
          const { reason, message } = judgeAwsError(error, {
            action,
            resource: `arn:aws:rds:${region}:${config.accountId}:${resource}:*`,
          });
          const statement = { Effect: 'Allow', Action: action, Resource: '*' };
          return {
            check,
            status: 'failed',
            message,
            ...(reason === 'denied' && {
              fix: `Add to the policy of the reader: ${JSON.stringify(statement)}`,
            }),
          };
        }
      }),
  );
}

async function checkExecutor({
  target,
  config,
  access,
}: ReadinessOptions): Promise<Outcome> {
  const check = 'executor: sign in';
  const key = describeKey(target, 'executor');
  if (!config.executor) {
    return {
      check,
      status: 'not-configured',
      message: 'The target is read-only: it has no role for changing',
      fix: `Set ${key}`,
    };
  }
  const { roleArn } = config.executor;
  try {
    await access.openExecutor(target, SESSION);
    return { check, status: 'ok', message: `${roleArn} can be taken on` };
  } catch (error) {
    return {
      check,
      status: 'failed',
      message: saidByAws(error),
      fix: `Let the portal's own identity take on ${roleArn}: sts:AssumeRole in its policy, and in the trust policy of the role`,
    };
  }
}

function checkDrills(
  target: SlipwayTarget,
  { drills }: AwsTargetConfig,
): Outcome {
  const check = 'drills: a place apart';
  return drills
    ? {
        check,
        status: 'ok',
        message: `Copies are put into the subnet group ${drills.subnetGroup} with ${drills.securityGroupIds.join(', ')}`,
      }
    : {
        check,
        status: 'not-configured',
        message: 'Drills have no network of their own, so none can be run',
        fix: `Set ${describeKey(target, 'drills')} to a subnet group and security groups that do not reach production`,
      };
}

function checkSecret(
  target: SlipwayTarget,
  { databases }: AwsTargetConfig,
): Outcome {
  const check = 'validation: a database user';
  return databases.secret
    ? { check, status: 'ok', message: `From the secret ${databases.secret}` }
    : {
        check,
        status: 'not-configured',
        message: 'No secret names the user that validates copies',
        fix: `Set ${describeKey(target, 'databases.secret')}`,
      };
}
