import { IAMClient } from '@aws-sdk/client-iam';
import { RDSClient } from '@aws-sdk/client-rds';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { STSClient } from '@aws-sdk/client-sts';
import { SlipwayTarget } from '@slipway/backstage-plugin-slipway-node';

/** What is asked of a client of the AWS SDK. */
export type Sender<TClient extends { send: unknown }> = Pick<TClient, 'send'>;

/** Clients of one account and region, signed in as one role. */
export interface AwsClients {
  rds: Sender<RDSClient>;
  secrets: Sender<SecretsManagerClient>;
  sts: Sender<STSClient>;
  iam: Sender<IAMClient>;
}

/** The ways into the account and region of a target. */
export interface AwsAccess {
  /** For reading: clients that all readers of the account and region share. */
  openReader(target: SlipwayTarget): Promise<AwsClients>;

  /**
   * For one step of an operation: new credentials, taken on for this call and kept nowhere, whose session is named after the
   * operation.
   *
   * @throws NotAllowedError where the target is read-only, or the role may not be taken on.
   */
  openExecutor(target: SlipwayTarget, operationId: string): Promise<AwsClients>;

  /**
   * Clients for a region other than the target's, in which its copies lie; for reading.
   */
  openReaderIn(target: SlipwayTarget, region: string): Promise<AwsClients>;
}
