import type { RoleSeed } from '../../AwsSeed';
import { evaluatePolicies } from '../../policy/evaluatePolicies';
import type { PolicyDocument } from '../../policy/PolicyDocument';
import { AwsError } from '../../wire/AwsError';
import type { ApiCall, ApiRequest } from '../ApiCall';
import { denied } from '../authorize';

const action = 'sts:AssumeRole';
const HOUR_S = 3600;

/** `AssumeRole` */
export const assumeRole: ApiCall = {
  parameters: [
    'RoleArn',
    'RoleSessionName',
    'DurationSeconds',
    'ExternalId',
    'Tags',
  ],
  needs: ({ parameters }) => [{ action, resource: parameters.text('RoleArn') }],
  answer(request) {
    const { account, parameters } = request;
    const resource = parameters.text('RoleArn');
    const role = account.principals.findRole(resource);
    // Who may not take on a role is not told whether there is one.
    if (!role || !isTrusted(role, request)) {
      throw denied(request, { action, resource });
    }
    const session = account.principals.openSession(role, {
      sessionName: readSessionName(request),
      seconds: readDuration(role, request),
    });
    return {
      Credentials: {
        AccessKeyId: session.accessKeyId,
        SecretAccessKey: session.secretAccessKey,
        SessionToken: session.sessionToken,
        Expiration: session.expiration,
      },
      AssumedRoleUser: {
        AssumedRoleId: session.caller.userId,
        Arn: session.caller.arn,
      },
      PackedPolicySize: 0,
    };
  },
};

function isTrusted(
  { trust }: RoleSeed,
  { account, caller, parameters }: ApiRequest,
): boolean {
  const everyone: PolicyDocument = {
    Statement: {
      Effect: 'Allow',
      Action: action,
      Principal: { AWS: account.accountId },
    },
  };
  const { decision } = evaluatePolicies([trust ?? everyone], {
    action,
    resource: '*',
    principal: caller.arn,
    context: {
      'sts:ExternalId': parameters.optionalText('ExternalId'),
      'sts:RoleSessionName': parameters.text('RoleSessionName'),
      'aws:PrincipalArn': caller.arn,
    },
  });
  return decision === 'allowed';
}

/** @throws AwsError ValidationError */
function readSessionName({ parameters }: ApiRequest): string {
  const name = parameters.text('RoleSessionName');
  if (!/^[\w+=,.@-]{2,64}$/.test(name)) {
    throw new AwsError(
      'ValidationError',
      `1 validation error detected: Value '${name}' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*, with length between 2 and 64`,
    );
  }
  return name;
}

/** A session that was taken on from another lasts an hour at most. */
function readDuration(
  { maxSessionSeconds = HOUR_S }: RoleSeed,
  { caller, parameters }: ApiRequest,
): number {
  const seconds = parameters.optionalNumber('DurationSeconds') ?? HOUR_S;
  const most = caller.roleName
    ? Math.min(HOUR_S, maxSessionSeconds)
    : maxSessionSeconds;
  if (seconds < 900 || seconds > most) {
    throw new AwsError(
      'ValidationError',
      `The requested DurationSeconds must be between 900 and ${most}, not ${seconds}.`,
    );
  }
  return seconds;
}
