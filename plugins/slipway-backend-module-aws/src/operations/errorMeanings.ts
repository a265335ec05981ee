/**
 * What an error of AWS means for an operation.
 *
 * - `final`: no later try can mend it.
 * - `denied`: a right is missing.
 * - `exists`: the name is taken, by this operation or by somebody else: a look tells.
 * - `busy`: it may be done later.
 * - `throttled`: too many calls were made.
 * - `expired`: the credentials are of no use any more, or not yet.
 */
export type ErrorMeaning =
  'final' | 'denied' | 'exists' | 'busy' | 'throttled' | 'expired';

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
};

/** By the names of the errors, without their endings `Fault` and `Exception`. */
export const errorMeanings: Readonly<Record<string, ErrorMeaning | undefined>> =
  Object.fromEntries(
    (Object.keys(codes) as ErrorMeaning[]).flatMap(meaning =>
      codes[meaning].map(code => [code, meaning] as const),
    ),
  );
