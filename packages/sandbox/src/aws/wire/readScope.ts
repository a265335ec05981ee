import type { IncomingHttpHeaders } from 'node:http';
import { AwsError } from './AwsError';

/** What the signature of a request says; its hash is not verified. */
export interface SignedScope {
  accessKeyId: string;
  sessionToken?: string;
  region: string;
  /** As it signs: rds, sts, iam, secretsmanager. */
  service: string;
}

const credential =
  /^AWS4-HMAC-SHA256 .*Credential=([^/\s]+)\/\d{8}\/([^/\s]+)\/([^/\s]+)\/aws4_request/;

/**
 * Reads the credential scope of a request (Signature Version 4).
 *
 * @throws AwsError MissingAuthenticationToken where it is not signed.
 */
export function readScope(headers: IncomingHttpHeaders): SignedScope {
  const [, accessKeyId, region, service] =
    credential.exec(headers.authorization ?? '') ?? [];
  if (!accessKeyId || !region || !service) {
    throw new AwsError(
      'MissingAuthenticationToken',
      'Request is missing Authentication Token',
      403,
    );
  }
  const token = headers['x-amz-security-token'];
  return {
    accessKeyId,
    region,
    service,
    ...(typeof token === 'string' && { sessionToken: token }),
  };
}
