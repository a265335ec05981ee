import { JsonObject } from '@backstage/types';
import { NotAllowedError } from '@backstage/errors';
import { readAwsTarget } from '../accounts/readAwsTarget';
import { ACCOUNT, aDatastore } from '../testUtils/builders';
import { anAwsError, ScriptedRds } from '../testUtils/ScriptedRds';
import { checkReadiness } from './checkReadiness';

const executor = { roleArn: `arn:aws:iam::${ACCOUNT}:role/slipway-executor` };
const key = 'slipway.environments[production].targets[retail-data].aws';

describe('checkReadiness', () => {
  let rds: ScriptedRds;
  let sessions: string[];
  let refusal: Error | undefined;

  beforeEach(() => {
    rds = new ScriptedRds();
    sessions = [];
    refusal = undefined;
  });

  function check(config: JsonObject = {}) {
    const { target } = aDatastore({ config });
    const sts = { send: async () => ({ Account: ACCOUNT, Arn: 'arn:reader' }) };
    const open = async () =>
      ({ rds: rds.client, sts }) as unknown as Awaited<
        ReturnType<Parameters<typeof checkReadiness>[0]['access']['openReader']>
      >;
    return checkReadiness({
      target,
      config: readAwsTarget(target),
      access: {
        openReader: open,
        openReaderIn: open,
        openExecutor: async (_, operationId) => {
          sessions.push(operationId);
          if (refusal) {
            throw refusal;
          }
          return open();
        },
      },
    });
  }

  it('tries identity, reading and the executor, where copies lie too', async () => {
    const checks = await check({
      executor,
      copyRegions: ['us-west-2'],
      drills: { securityGroupIds: ['sg-1'], subnetGroup: 'slipway-drills' },
      databases: { secret: 'slipway/{identifier}' },
    });
    expect(checks.map(it => [it.check, it.status])).toEqual([
      [`reader: sign in to ${ACCOUNT} / us-east-1`, 'ok'],
      ['reader: rds:DescribeDBInstances in us-east-1', 'ok'],
      ['reader: rds:DescribeDBSnapshots in us-east-1', 'ok'],
      ['reader: rds:DescribeDBInstanceAutomatedBackups in us-east-1', 'ok'],
      [`reader: sign in to ${ACCOUNT} / us-west-2`, 'ok'],
      ['reader: rds:DescribeDBSnapshots in us-west-2', 'ok'],
      ['reader: rds:DescribeDBInstanceAutomatedBackups in us-west-2', 'ok'],
      ['executor: sign in', 'ok'],
      ['drills: a place apart', 'ok'],
      ['validation: a database user', 'ok'],
    ]);
    expect(checks[0]).toMatchObject({
      environment: 'production',
      target: 'retail-data',
      message: 'Signed in as arn:reader',
    });
    expect(sessions).toEqual(['slipway-readiness']);
  });

  it('says what is not configured, and the key to set', async () => {
    const checks = await check();
    expect(checks.filter(it => it.status === 'not-configured')).toMatchObject([
      { check: 'executor: sign in', fix: `Set ${key}.executor` },
      {
        check: 'drills: a place apart',
        fix: `Set ${key}.drills to a subnet group and security groups that do not reach production`,
      },
      {
        check: 'validation: a database user',
        fix: `Set ${key}.databases.secret`,
      },
    ]);
    expect(sessions).toEqual([]);
  });

  it('names the right that is missing, on what, and the statement to add (F6)', async () => {
    rds.fail = ({ name }) =>
      name === 'DescribeDBSnapshots'
        ? anAwsError('AccessDenied', 'not authorized')
        : undefined;
    const failed = (await check()).filter(it => it.status === 'failed');
    expect(failed).toMatchObject([
      {
        check: 'reader: rds:DescribeDBSnapshots in us-east-1',
        message: `rds:DescribeDBSnapshots on arn:aws:rds:us-east-1:${ACCOUNT}:snapshot:* is not allowed: not authorized`,
        fix: 'Add to the policy of the reader: {"Effect":"Allow","Action":"rds:DescribeDBSnapshots","Resource":"*"}',
      },
    ]);
  });

  it('says that the role for changing cannot be taken on (F6)', async () => {
    refusal = new NotAllowedError('sts:AssumeRole is not allowed');
    expect(await check({ executor })).toContainEqual(
      expect.objectContaining({
        check: 'executor: sign in',
        status: 'failed',
        message: 'sts:AssumeRole is not allowed',
        fix: expect.stringContaining(executor.roleArn),
      }),
    );
  });
});
