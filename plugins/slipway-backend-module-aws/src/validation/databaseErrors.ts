import { isError } from '@backstage/errors';

/** Why no connection came about, in words of our own. */
export interface ConnectionFailure {
  message: string;
  /** Whether waiting may help: a server that has just been restored may still be starting. */
  mayPass: boolean;
}

const refusals: Readonly<Record<string, string>> = {
  '28P01': 'the user of the secret is refused: wrong password',
  '28000': 'the user of the secret is refused',
  '3D000': 'there is no such database',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is not trusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is not trusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is not trusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate is not trusted',
  CERT_HAS_EXPIRED: 'its certificate has expired',
};

const obstacles: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the connection was reset',
  ENOTFOUND: 'its name is not known yet',
  EAI_AGAIN: 'its name is not known yet',
  ETIMEDOUT: 'there is no answer',
  EHOSTUNREACH: 'there is no way to it',
  ENETUNREACH: 'there is no way to it',
  '57P03': 'it is starting',
  '53300': 'it has too many connections',
};

/**
 * Says why no connection came about, or why it ended.
 *
 * @remarks
 * What server and client say is not passed on: it quotes the user, and of a query the data.
 */
export function describeConnectionFailure(error: unknown): ConnectionFailure {
  const code = getCode(error);
  const refusal = refusals[code];
  if (refusal) {
    return { message: refusal, mayPass: false };
  }
  if (isError(error) && /not support SSL/.test(error.message)) {
    return { message: 'it does not speak TLS', mayPass: false };
  }
  const obstacle = obstacles[code] ?? 'there is no answer';
  return { message: obstacle, mayPass: true };
}

/** What the server answers a query that has `$1` in it: there is no value for it, and the connection goes on. */
const unfilledParameter = '08P01';

/** Whether an error of a query is really the end of the connection. */
export function isConnectionLost(error: unknown): boolean {
  const code = getCode(error);
  return (
    code !== unfilledParameter &&
    (!/^[0-9A-Z]{5}$/.test(code) || /^(08|57P)/.test(code))
  );
}

const conditions: Readonly<Record<string, string>> = {
  [unfilledParameter]: 'it has parameters, and a check has no values for them',
  '25006': 'it writes, and a check may only read',
  '42501': 'the user of the secret may not read that',
  '42601': 'it is not one query in the syntax of PostgreSQL',
  '42703': 'a column is not there',
  '42883': 'a function or operator is not there',
  '42P01': 'a table is not there',
  '57014': 'it took too long',
};

/** Why a query failed, without a word of what it read. */
export function describeQueryFailure(error: unknown): string {
  const code = getCode(error);
  return `The query failed: ${conditions[code] ?? 'see the code in the documentation of PostgreSQL'} (SQLSTATE ${code})`;
}

function getCode(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : '';
}
