import {
  EvaluationResult,
  SimulatePrincipalPolicyCommand,
} from '@aws-sdk/client-iam';
import { PlanRemark } from '@slipway/backstage-plugin-slipway-common';
import {
  RetryableOperationError,
  TerminalOperationError,
} from '@slipway/backstage-plugin-slipway-node';
import { AwsClients } from '../accounts/AwsAccess';
import { callAws } from './awsErrors';

/** A right that an operation will need. */
export interface NeededRight {
  /** e.g. `rds:CreateDBSnapshot`. */
  action: string;
  /** ARNs: the right is needed on each. */
  resources: readonly string[];
  /** Tags that the resource bears already. */
  resourceTags?: Readonly<Record<string, string>>;
  /** Tags that the request gives. */
  requestTags?: Readonly<Record<string, string>>;
  /** That something else may grant it, as the policy of a key does: only where IAM denies it in so many words it is missing. */
  mayBeGrantedElsewhere?: boolean;
}

/** Which of the rights are missing. */
export interface RightsReview {
  blockers: PlanRemark[];
  warnings: PlanRemark[];
}

/**
 * Asks IAM whether the role for changing may do everything that an operation will do, the way back included.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
 */
export async function reviewRights(
  executor: AwsClients,
  roleArn: string,
  needed: readonly NeededRight[],
): Promise<RightsReview> {
  const blockers: PlanRemark[] = [];
  try {
    for (const right of needed) {
      const results = await simulate(executor, roleArn, right);
      blockers.push(
        ...findDenied(results, right).map(resource => ({
          code: right.action.startsWith('kms:')
            ? 'KeyNotUsable'
            : 'RightMissing',
          message: `The role ${roleArn} may not do ${right.action} on ${resource}`,
          remedy:
            'Allow it in the policy of the role; the README has the policies of the product',
        })),
      );
    }
  } catch (error) {
    if (
      error instanceof TerminalOperationError ||
      error instanceof RetryableOperationError
    ) {
      return {
        blockers,
        warnings: [
          {
            code: 'RightsNotReviewed',
            message: `Whether the role ${roleArn} has the rights could not be asked: ${error.message}`,
            remedy:
              'Allow it iam:SimulatePrincipalPolicy on itself; until then a missing right shows only when it is needed',
          },
        ],
      };
    }
    throw error;
  }
  return { blockers, warnings: [] };
}

async function simulate(
  { iam }: AwsClients,
  roleArn: string,
  right: NeededRight,
): Promise<EvaluationResult[]> {
  const { EvaluationResults = [] } = await callAws(
    { action: 'iam:SimulatePrincipalPolicy', resource: roleArn },
    () =>
      iam.send(
        new SimulatePrincipalPolicyCommand({
          PolicySourceArn: roleArn,
          ActionNames: [right.action],
          ResourceArns: [...right.resources],
          ContextEntries: [
            ...toContext('aws:ResourceTag', right.resourceTags),
            ...toContext('aws:RequestTag', right.requestTags),
          ],
        }),
      ),
  );
  return EvaluationResults;
}

function toContext(key: string, tags: Readonly<Record<string, string>> = {}) {
  return Object.entries(tags).map(([tag, value]) => ({
    ContextKeyName: `${key}/${tag}`,
    ContextKeyType: 'string' as const,
    ContextKeyValues: [value],
  }));
}

/** The resources on which it is denied; IAM answers by resource where it was asked about several. */
function findDenied(
  results: readonly EvaluationResult[],
  { mayBeGrantedElsewhere }: NeededRight,
): string[] {
  const isDenied = (decision: string | undefined) =>
    mayBeGrantedElsewhere
      ? decision === 'explicitDeny'
      : decision !== 'allowed';
  const denied = results.flatMap(
    ({ EvalDecision, EvalResourceName, ResourceSpecificResults = [] }) =>
      ResourceSpecificResults.length
        ? ResourceSpecificResults.filter(result =>
            isDenied(result.EvalResourceDecision),
          ).map(result => result.EvalResourceName)
        : [isDenied(EvalDecision) ? EvalResourceName : undefined],
  );
  return [...new Set(denied.filter(it => it !== undefined))];
}
