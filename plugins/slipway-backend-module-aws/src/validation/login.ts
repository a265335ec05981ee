import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { TerminalOperationError } from '@slipway/backstage-plugin-slipway-node';
import { z } from 'zod/v3';
import { AwsClients } from '../accounts/AwsAccess';
import { callAws } from '../operations/awsErrors';

/** The user of a database that validates a copy. Never logged, kept or shown. */
export interface DatabaseLogin {
  username: string;
  password: string;
  database?: string;
}

/** Its other members, such as host and port, are not read: where to connect is not for a secret to say. */
const secretSchema = z.object({
  username: z.string().min(1),
  password: z.string().min(1),
  dbname: z.string().min(1).optional(),
});

/** Name of the secret for a data store. */
export function getSecretName(template: string, identifier: string): string {
  return template.replaceAll('{identifier}', identifier);
}

/**
 * Reads a login from Secrets Manager.
 *
 * @throws TerminalOperationError naming the secret, and nothing of what is in it.
 */
export async function readLogin(
  { secrets }: AwsClients,
  name: string,
): Promise<DatabaseLogin> {
  const { SecretString = '' } = await callAws(
    { action: 'secretsmanager:GetSecretValue', resource: name },
    () => secrets.send(new GetSecretValueCommand({ SecretId: name })),
  );
  const secret = secretSchema.safeParse(parseJson(SecretString));
  if (!secret.success) {
    throw new TerminalOperationError(
      `The secret '${name}' is not what it should be: JSON with username, password and optionally dbname`,
    );
  }
  const { username, password, dbname } = secret.data;
  return { username, password, ...(dbname && { database: dbname }) };
}

/** What JSON's parser says of a text quotes from it, so it says nothing here. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
