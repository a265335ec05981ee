import { isError } from '@backstage/errors';

/**
 * What an error of AWS means.
 *
 * - `final`: no later try can mend it.
 * - `denied`: a right is missing.
 * - `exists`: the name is taken, by this operation or by somebody else: a look tells.
 * - `busy`: it may be done later.
 * - `throttled`: too many calls were made.
 * - `expired`: the credentials are of no use any more, or not yet.
 * - `unsigned`: AWS does not take the credentials at all.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/CommonErrors.html
 */
export type ErrorMeaning =
  'final' | 'denied' | 'exists' | 'busy' | 'throttled' | 'expired' | 'unsigned';

const codes: Record<ErrorMeaning, readonly string[]> = {
  exists: ['DBInstanceAlreadyExists', 'DBSnapshotAlreadyExists'],
  busy: [
    'InvalidDBInstanceState',
    'InvalidDBSnapshotState',
    'InsufficientDBInstanceCapacity',
    'InvalidDBSubnetGroupState',
    'InvalidOptionGroupState',
    'InvalidDBParameterGroupState',
  ],
  final: [
    'InstanceQuotaExceeded',
    'StorageQuotaExceeded',
    'SnapshotQuotaExceeded',
    'KMSKeyNotAccessible',
    'DBSnapshotNotFound',
    'DBInstanceNotFound',
    'DBInstanceAutomatedBackupNotFound',
    'PointInTimeRestoreNotEnabled',
    'InvalidRestore',
    'DBSubnetGroupNotFound',
    'DBSubnetGroupDoesNotCoverEnoughAZs',
    'DBSubnetGroupNotAllowed',
    'InvalidSubnet',
    'InvalidVPCNetworkState',
    'DBSecurityGroupNotFound',
    'DBParameterGroupNotFound',
    'OptionGroupNotFound',
    'StorageTypeNotSupported',
    'ProvisionedIopsNotAvailableInAZ',
    'CertificateNotFound',
    'NetworkTypeNotSupported',
    'InvalidParameterValue',
    'InvalidParameterCombination',
    'MissingParameter',
    'ValidationError',
    'ResourceNotFound',
    'DecryptionFailure',
  ],
  denied: [
    'AccessDenied',
    'UnauthorizedOperation',
    'NotAuthorized',
    'AuthorizationError',
  ],
  throttled: [
    'Throttling',
    'Throttled',
    'RequestLimitExceeded',
    'RequestThrottled',
    'PriorRequestNotComplete',
    'TooManyRequests',
    'SlowDown',
  ],
  expired: [
    'ExpiredToken',
    'RequestExpired',
    'InvalidClientTokenId',
    'UnrecognizedClient',
    'CredentialsProviderError',
  ],
  unsigned: [
    'IncompleteSignature',
    'InvalidAccessKeyId',
    'InvalidSignature',
    'MissingAuthenticationToken',
    'OptInRequired',
    'SignatureDoesNotMatch',
  ],
};

/** By the codes of the errors. */
const meanings: Readonly<Record<string, ErrorMeaning | undefined>> =
  Object.fromEntries(
    (Object.keys(codes) as ErrorMeaning[]).flatMap(meaning =>
      codes[meaning].map(code => [code, meaning] as const),
    ),
  );

/** The name of an error of AWS's, without the endings that some have and others have not. */
export function getErrorCode(error: unknown): string {
  return isError(error) ? error.name.replace(/(Fault|Exception)$/, '') : '';
}

/** The status of the answer, where there was one. */
export function getErrorStatus(error: unknown): number | undefined {
  const { $metadata } = (error ?? {}) as {
    $metadata?: { httpStatusCode?: number };
  };
  return $metadata?.httpStatusCode;
}

/** What an error means by its code; `undefined` where no table names it. */
export function getErrorMeaning(error: unknown): ErrorMeaning | undefined {
  return (
    meanings[getErrorCode(error)] ??
    (getErrorStatus(error) === 429 ? 'throttled' : undefined)
  );
}
