import { IAMClient } from '@aws-sdk/client-iam';
import { RDSClient } from '@aws-sdk/client-rds';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { STSClient } from '@aws-sdk/client-sts';
import {
  AwsCredentialIdentity,
  AwsCredentialIdentityProvider,
} from '@aws-sdk/types';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { AwsClients } from './AwsAccess';
import { retryOnlyThrottled, RetryStrategy } from './retryOnlyThrottled';

/** With what and whereto clients are connected. */
export interface ConnectOptions {
  accountId: string;
  region: string;
  credentials: AwsCredentialIdentity | AwsCredentialIdentityProvider;
  /** Whether they change something, so that a request whose outcome is unknown is not sent again. */
  changes: boolean;
}

/** Clients, and the credentials that they are using now. */
export interface Connection {
  clients: AwsClients;
  credentials(): Promise<Pick<AwsCredentialIdentity, 'accessKeyId'>>;
}

/** Makes clients of one account and region. */
export type Connect = (options: ConnectOptions) => Promise<Connection>;

type Service = keyof AwsClients;

/**
 * Makes the clients of the AWS SDK.
 *
 * @remarks
 * All clients of an account share, for each service, one adaptive retry strategy: its token bucket slows all of them
 * down as soon as AWS throttles one, however many operations are in flight.
 */
export function createConnect(): Connect {
  const requestHandler = new NodeHttpHandler({
    connectionTimeout: 5_000,
    requestTimeout: 30_000,
    throwOnRequestTimeout: true,
  });
  const strategies = new Map<string, RetryStrategy>();

  return async ({ accountId, region, credentials, changes }) => {
    const settings = {
      region,
      credentials,
      requestHandler,
      retryMode: 'adaptive',
      maxAttempts: 4,
      customUserAgent: 'slipway',
    };
    const pace = async (service: Service): Promise<RetryStrategy> => {
      const key = `${accountId}/${service}`;
      const shared =
        strategies.get(key) ??
        (await new RDSClient(settings).config.retryStrategy());
      // Another call may have made one meanwhile.
      const strategy = strategies.get(key) ?? shared;
      strategies.set(key, strategy);
      return changes ? retryOnlyThrottled(strategy) : strategy;
    };
    const rds = new RDSClient({
      ...settings,
      retryStrategy: await pace('rds'),
    });
    // It keeps what it was given until that expires, so that a session is begun once for all of them.
    const shared = {
      ...settings,
      credentials: () => rds.config.credentials(),
    };
    return {
      clients: {
        rds,
        secrets: new SecretsManagerClient({
          ...shared,
          retryStrategy: await pace('secrets'),
        }),
        sts: new STSClient({ ...shared, retryStrategy: await pace('sts') }),
        iam: new IAMClient({ ...shared, retryStrategy: await pace('iam') }),
      },
      credentials: shared.credentials,
    };
  };
}
