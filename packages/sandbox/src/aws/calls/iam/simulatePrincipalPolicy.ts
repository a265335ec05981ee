import { evaluatePolicies } from '../../policy/evaluatePolicies';
import { AwsError } from '../../wire/AwsError';
import type { FormParameters } from '../../wire/parseForm';
import type { ApiCall } from '../ApiCall';

/**
 * `SimulatePrincipalPolicy`: a result for each pair of action and resource.
 *
 * @remarks As in IAM, nothing is known of the resources but what the call says by its context entries.
 */
export const simulatePrincipalPolicy: ApiCall = {
  parameters: [
    'PolicySourceArn',
    'ActionNames',
    'ResourceArns',
    'ContextEntries',
  ],
  needs: ({ parameters }) => [
    {
      action: 'iam:SimulatePrincipalPolicy',
      resource: parameters.text('PolicySourceArn'),
    },
  ],
  answer({ account, parameters }) {
    const source = parameters.text('PolicySourceArn');
    const policies = account.principals.findPolicies(source);
    if (!policies) {
      throw new AwsError(
        'NoSuchEntity',
        `The principal ${source} cannot be found.`,
        404,
      );
    }
    const context = readContext(parameters.structures('ContextEntries') ?? []);
    const resources = parameters.texts('ResourceArns') ?? ['*'];
    const results = (parameters.texts('ActionNames') ?? []).flatMap(action =>
      resources.map(resource => ({
        action,
        resource,
        ...evaluatePolicies(policies, { action, resource, context }),
      })),
    );
    return {
      EvaluationResults: results.map(result => ({
        EvalActionName: result.action,
        EvalResourceName: result.resource,
        EvalDecision: result.decision,
        MatchedStatements: [],
        MissingContextValues: result.missingContext,
      })),
      IsTruncated: false,
    };
  },
};

function readContext(
  entries: readonly FormParameters[],
): Record<string, string[]> {
  return Object.fromEntries(
    entries.map(({ ContextKeyName, ContextKeyValues }) => [
      String(ContextKeyName),
      Array.isArray(ContextKeyValues) ? ContextKeyValues.map(String) : [],
    ]),
  );
}
