import { evaluatePolicies } from '../../policy/evaluatePolicies';
import { AwsError } from '../../wire/AwsError';
import type { ApiRequest } from '../ApiCall';

/**
 * Checks that RDS may use the key of encrypted data for whoever asks: the key must be usable, and the caller have the right to grant RDS
 * its use.
 *
 * @remarks
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.Keys.html. Key policies are not simulated.
 * @throws AwsError KMSKeyNotAccessibleFault
 */
export function checkKey(
  { caller, region }: ApiRequest,
  key: string | undefined,
): void {
  if (!key) {
    return;
  }
  const { decision } = evaluatePolicies(caller.policies, {
    action: 'kms:CreateGrant',
    resource: key,
    context: {
      'kms:GrantIsForAWSResource': 'true',
      'kms:ViaService': `rds.${region.place.region}.amazonaws.com`,
    },
  });
  if (decision !== 'allowed' || region.unusableKmsKeys.has(key)) {
    throw new AwsError(
      'KMSKeyNotAccessibleFault',
      `The specified KMS key [${key}] does not exist, is not enabled or you do not have permissions to access it.`,
    );
  }
}
