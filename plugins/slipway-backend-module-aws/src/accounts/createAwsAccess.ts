import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { AwsCredentialIdentityProvider } from '@aws-sdk/types';
import { NotAllowedError } from '@backstage/errors';
import { AwsCredentialsManager } from '@backstage/integration-aws-node';
import {
  RetryableOperationError,
  SlipwayTarget,
} from '@slipway/backstage-plugin-slipway-node';
import { AwsAccess, AwsClients } from './AwsAccess';
import { AwsCall, judgeAwsError } from './awsErrors';
import { describeKey } from './configKey';
import { Connect, Connection, createConnect } from './createConnect';
import { readAwsTarget } from './readAwsTarget';
import { AwsRole } from './targetConfig';
import { watchRefusals } from './watchRefusals';

/** The shortest session that STS gives, in seconds: a step takes new credentials, whenever it begins. */
const EXECUTOR_SESSION_SECONDS = 900;

/** What the access is made of. */
export interface AwsAccessOptions {
  /** The portal's own credentials, by account: `aws` of the app configuration. */
  credentials: AwsCredentialsManager;
  connect?: Connect;
  /** Makes credentials of a role. */
  takeRole?: typeof fromTemporaryCredentials;
}

interface Reader extends Connection {
  /** For which credentials AWS has said whose they are. */
  recognized?: { accessKeyId: string; done: Promise<void> };
}

/** Opens the accounts of targets with the credentials of the portal's AWS integration, and the roles of the targets. */
export function createAwsAccess(options: AwsAccessOptions): AwsAccess {
  const { connect = createConnect(), takeRole = fromTemporaryCredentials } =
    options;
  const readers = new Map<string, Promise<Reader>>();

  const assume = async (
    target: SlipwayTarget,
    {
      role,
      session,
      seconds,
    }: { role: AwsRole; session: string; seconds?: number },
  ): Promise<AwsCredentialIdentityProvider> => {
    const { accountId, region } = readAwsTarget(target);
    return takeRole({
      masterCredentials: await getOwnCredentials(target, accountId),
      params: {
        RoleArn: role.roleArn,
        RoleSessionName: session,
        DurationSeconds: seconds,
        ExternalId: role.externalId,
      },
      clientConfig: { region, retryMode: 'adaptive' },
    });
  };

  const getOwnCredentials = async (
    target: SlipwayTarget,
    accountId: string,
  ): Promise<AwsCredentialIdentityProvider> => {
    try {
      const found = await options.credentials.getCredentialProvider({
        accountId,
      });
      return found.sdkCredentialProvider;
    } catch {
      throw new RetryableOperationError(
        `There are no credentials for the account '${accountId}' of ${describeKey(target, 'accountId')}; add it to aws.accounts`,
      );
    }
  };

  const openReaderIn = async (target: SlipwayTarget, region: string) => {
    const { accountId, reader: role } = readAwsTarget(target);
    const key = [accountId, region, role?.roleArn, role?.externalId].join('|');
    const open = async (): Promise<Reader> => {
      const connection = await connect({
        accountId,
        region,
        credentials: role
          ? await assume(target, { role, session: 'slipway-reader' })
          : await getOwnCredentials(target, accountId),
        changes: false,
      });
      const clients = watchRefusals(connection.clients, () => {
        if (readers.get(key) === opening) {
          readers.delete(key);
        }
      });
      return { ...connection, clients };
    };
    const opening = readers.get(key) ?? open();
    readers.set(key, opening);
    try {
      const reader = await opening;
      await recognize(reader, target, accountId);
      return reader.clients;
    } catch (error) {
      readers.delete(key);
      throw error;
    }
  };

  return {
    openReaderIn,
    openReader: target => openReaderIn(target, readAwsTarget(target).region),

    async openExecutor(target, operationId) {
      const { accountId, region, executor } = readAwsTarget(target);
      if (!executor) {
        throw new NotAllowedError(
          `The target is read-only: set ${describeKey(target, 'executor')}`,
        );
      }
      const take = await assume(target, {
        role: executor,
        session: operationId,
        seconds: EXECUTOR_SESSION_SECONDS,
      });
      const credentials = await ask(
        { action: 'sts:AssumeRole', resource: executor.roleArn },
        take,
      );
      const connection = { accountId, region, credentials, changes: true };
      const { clients } = await connect(connection);
      await checkAccount(clients, target, accountId);
      return clients;
    },
  };
}

/** Credentials that are given anew, e.g. when a session has run out, are asked again whose they are. */
async function recognize(
  reader: Reader,
  target: SlipwayTarget,
  accountId: string,
): Promise<void> {
  const { accessKeyId } = await ask(
    { action: 'sts:AssumeRole', resource: describeKey(target, 'reader') },
    reader.credentials,
  );
  if (reader.recognized?.accessKeyId !== accessKeyId) {
    const done = checkAccount(reader.clients, target, accountId);
    reader.recognized = { accessKeyId, done };
  }
  await reader.recognized?.done;
}

/**
 * @throws NotAllowedError where the credentials are another account's: what it shows and does would be taken for that of
 *   the account which the admin named.
 */
async function checkAccount(
  clients: AwsClients,
  target: SlipwayTarget,
  accountId: string,
): Promise<void> {
  const { Account, Arn } = await ask(
    { action: 'sts:GetCallerIdentity', resource: accountId },
    () => clients.sts.send(new GetCallerIdentityCommand({})),
  );
  if (Account !== accountId) {
    throw new NotAllowedError(
      `${describeKey(target, 'accountId')} is '${accountId}', but the credentials for it are of the account '${Account}' (${Arn}); correct aws.accounts or the roles of the target`,
    );
  }
}

/**
 * Asks AWS; its own error is not kept as the cause, as it carries the request with its signature.
 *
 * @throws NotAllowedError where a right is missing, RetryableOperationError for anything else.
 */
async function ask<TResult>(
  call: AwsCall,
  send: () => Promise<TResult>,
): Promise<TResult> {
  try {
    return await send();
  } catch (error) {
    const { reason, message } = judgeAwsError(error, call);
    throw reason === 'denied'
      ? new NotAllowedError(message)
      : new RetryableOperationError(message);
  }
}
