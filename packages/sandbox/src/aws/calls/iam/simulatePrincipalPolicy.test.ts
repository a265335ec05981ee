/** @jest-environment node */
import {
  SimulatePrincipalPolicyCommand,
  type SimulatePrincipalPolicyCommandInput,
} from '@aws-sdk/client-iam';
import { anAccount } from '../../testUtils/anAccount';

const executor = 'arn:aws:iam::123456789012:role/executor';
const copies = 'arn:aws:rds:us-east-1:123456789012:db:*-drill-*';

describe('SimulatePrincipalPolicy', () => {
  let simulated: Awaited<ReturnType<typeof anAccount>>;

  beforeEach(async () => {
    simulated = await anAccount({
      seed: {
        roles: [
          {
            name: 'executor',
            policies: [
              {
                Statement: [
                  {
                    Effect: 'Allow',
                    Action: 'rds:DeleteDBInstance',
                    Resource: copies,
                    Condition: {
                      StringLike: {
                        'aws:ResourceTag/slipway.dev/operation': '*',
                      },
                    },
                  },
                  { Effect: 'Deny', Action: 'rds:Modify*', Resource: '*' },
                ],
              },
            ],
          },
        ],
      },
    });
  });

  afterEach(() => simulated.stop());

  const simulate = async (
    input: Partial<SimulatePrincipalPolicyCommandInput>,
  ) => {
    const { EvaluationResults } = await simulated.clients.iam.send(
      new SimulatePrincipalPolicyCommand({
        PolicySourceArn: executor,
        ActionNames: ['rds:DeleteDBInstance'],
        ...input,
      }),
    );
    return EvaluationResults?.map(result => [
      result.EvalActionName,
      result.EvalResourceName?.split(':').at(-1),
      result.EvalDecision,
      result.MissingContextValues,
    ]);
  };

  it('judges each action on each resource', async () => {
    expect(
      await simulate({
        ActionNames: ['rds:DeleteDBInstance', 'rds:ModifyDBInstance'],
        ResourceArns: [
          copies.replaceAll('*', '1'),
          'arn:aws:rds:us-east-1:123456789012:db:retail-pg',
        ],
        ContextEntries: [
          {
            ContextKeyName: 'aws:ResourceTag/slipway.dev/operation',
            ContextKeyValues: ['1'],
            ContextKeyType: 'string',
          },
        ],
      }),
    ).toEqual([
      ['rds:DeleteDBInstance', '1-drill-1', 'allowed', []],
      ['rds:DeleteDBInstance', 'retail-pg', 'implicitDeny', []],
      ['rds:ModifyDBInstance', '1-drill-1', 'explicitDeny', []],
      ['rds:ModifyDBInstance', 'retail-pg', 'explicitDeny', []],
    ]);
  });

  it('says which context was missing', async () => {
    expect(
      await simulate({ ResourceArns: [copies.replaceAll('*', '1')] }),
    ).toEqual([
      [
        'rds:DeleteDBInstance',
        '1-drill-1',
        'implicitDeny',
        ['aws:ResourceTag/slipway.dev/operation'],
      ],
    ]);
  });

  it('knows the principals of the account only', async () => {
    await expect(
      simulate({ PolicySourceArn: `${executor}-2` }),
    ).rejects.toMatchObject({ name: 'NoSuchEntityException' });
  });
});
