import { toName } from '../account/arns';
import type { Region } from '../account/Region';
import type { PolicyContext } from '../policy/conditions';
import { evaluatePolicies } from '../policy/evaluatePolicies';
import { AwsError } from '../wire/AwsError';
import type { ApiRequest, Need } from './ApiCall';
import { toTagContext } from './tags';

/**
 * Checks that the policies of the caller allow everything that a call needs.
 *
 * @throws AwsError AccessDenied in the words of AWS, which name the action and the resource.
 */
export function authorize(request: ApiRequest, needs: readonly Need[]): void {
  const { caller, region } = request;
  for (const { action, resource, context } of needs) {
    const { decision } = evaluatePolicies(caller.policies, {
      action,
      resource,
      context: {
        'aws:RequestedRegion': region.place.region,
        'aws:PrincipalArn': caller.arn,
        ...describeResource(region, resource),
        ...context,
      },
    });
    if (decision !== 'allowed') {
      throw denied(request, { action, resource, decision });
    }
  }
}

/** How AWS refuses. */
export function denied(
  { caller }: Pick<ApiRequest, 'caller'>,
  what: { action: string; resource: string; decision?: string },
): AwsError {
  const { action, resource, decision } = what;
  const reason =
    decision === 'explicitDeny'
      ? 'with an explicit deny in an identity-based policy'
      : `because no identity-based policy allows the ${action} action`;
  return new AwsError(
    'AccessDenied',
    `User: ${caller.arn} is not authorized to perform: ${action} on resource: ${resource} ${reason}`,
    403,
  );
}

/** What conditions may ask of a resource that is there. */
function describeResource(region: Region, arn: string): PolicyContext {
  const instance = region.findInstance(toName(arn, 'db'));
  if (instance) {
    return {
      ...toTagContext('aws:ResourceTag', instance.settings.TagList),
      ...toTagContext('rds:db-tag', instance.settings.TagList),
    };
  }
  const snapshot = region.findSnapshot(toName(arn, 'snapshot'));
  return {
    ...toTagContext('aws:ResourceTag', snapshot?.settings.TagList),
    ...toTagContext('rds:snapshot-tag', snapshot?.settings.TagList),
  };
}
