import { AwsClients, Sender } from './AwsAccess';
import { judgeAwsError } from './awsErrors';

/**
 * Clients that say when AWS no longer takes their credentials.
 *
 * @remarks
 * The SDK keeps a session until its time is over, and does not ask for another where AWS has ended it before, e.g. where
 * somebody revoked it.
 */
export function watchRefusals(
  { rds, secrets, sts, iam }: AwsClients,
  onRefused: () => void,
): AwsClients {
  const watch = <TClient extends { send: unknown }>(
    client: Sender<TClient>,
  ): Sender<TClient> => {
    const send = async (...sent: unknown[]) => {
      const { send: ask } = client as {
        send(...args: unknown[]): Promise<unknown>;
      };
      try {
        return await ask.apply(client, sent);
      } catch (error) {
        const call = { action: '', resource: '' };
        if (judgeAwsError(error, call).reason === 'credentials') {
          onRefused();
        }
        throw error;
      }
    };
    return { send } as Sender<TClient>;
  };
  return {
    rds: watch(rds),
    secrets: watch(secrets),
    sts: watch(sts),
    iam: watch(iam),
  };
}
