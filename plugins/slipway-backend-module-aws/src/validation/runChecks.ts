import { CheckResult } from '@slipway/backstage-plugin-slipway-common';
import { Client, ClientConfig, QueryConfig } from 'pg';
import { RecoveryCheck } from './checks';
import { CopyEndpoint } from './copyEndpoint';
import {
  describeConnectionFailure,
  describeQueryFailure,
  isConnectionLost,
} from './databaseErrors';
import { JudgedCheck, judgeCheck } from './judgeCheck';
import { DatabaseLogin } from './login';

/** What is checked, and how to get to it. */
export interface CheckRequest {
  checks: readonly RecoveryCheck[];
  endpoint: CopyEndpoint;
  login: DatabaseLogin;
  /** Where the secret names none. */
  database: string;
  tls:
    | { mode: 'disable' }
    | {
        mode: 'verify-full';
        /** PEM; those of Node without it. */ ca?: string;
      };
  /** How long one query may take. @default 60 */
  querySeconds?: number;
  /** How long it may take until there is a connection. @default 10 */
  connectSeconds?: number;
}

/** What the checks said, or why they could not be asked. */
export type CheckOutcome =
  | { status: 'unreachable'; message: string; mayPass: boolean }
  | { status: 'checked'; checks: CheckResult[]; newestRowAt?: string };

/**
 * Tries each check on a copy, each in a transaction of its own that only reads and is rolled back.
 *
 * @remarks
 * All are tried, whatever the first ones say. Nothing that is thrown or returned has a word of the login in it.
 */
export async function runChecks(request: CheckRequest): Promise<CheckOutcome> {
  const client = new Client(toClientConfig(request));
  // A connection that breaks says so here too, which would end the process where nobody listens.
  client.on('error', () => {});
  try {
    await client.connect();
    const judged: JudgedCheck[] = [];
    for (const check of request.checks) {
      judged.push(await tryCheck(client, check, request.querySeconds ?? 60));
    }
    await client.end();
    const newestRowAt = judged.find(it => it.newestRowAt)?.newestRowAt;
    return {
      status: 'checked',
      checks: judged.map(({ result }) => result),
      ...(newestRowAt && { newestRowAt }),
    };
  } catch (error) {
    // Not waited for: a server that is gone never says goodbye.
    client.end().catch(() => {});
    return { status: 'unreachable', ...describeConnectionFailure(error) };
  }
}

function toClientConfig(request: CheckRequest): ClientConfig {
  const { endpoint, login, tls } = request;
  return {
    host: endpoint.host,
    port: endpoint.port,
    user: login.username,
    password: login.password,
    database: login.database ?? request.database,
    ssl:
      tls.mode === 'disable'
        ? false
        : { rejectUnauthorized: true, ...(tls.ca && { ca: tls.ca }) },
    application_name: 'slipway-recovery-checks',
    connectionTimeoutMillis: (request.connectSeconds ?? 10) * 1000,
    // The server gives up first; this is for one that is gone.
    query_timeout: ((request.querySeconds ?? 60) + 5) * 1000,
    // Every value as text: the driver would read times without a zone by the one of this machine.
    types: { getTypeParser: () => (text: string) => text },
  };
}

/** @throws where the connection is lost. */
async function tryCheck(
  client: Client,
  check: RecoveryCheck,
  seconds: number,
): Promise<JudgedCheck> {
  await client.query('BEGIN TRANSACTION READ ONLY');
  const judged = await ask(client, check, seconds);
  await client.query('ROLLBACK');
  return judged;
}

async function ask(
  client: Client,
  check: RecoveryCheck,
  seconds: number,
): Promise<JudgedCheck> {
  try {
    await client.query(
      `SET LOCAL statement_timeout = ${Math.ceil(seconds * 1000)}`,
    );
    await client.query(`SET LOCAL TIME ZONE 'UTC'`);
    await client.query(`SET LOCAL datestyle = 'ISO'`);
    await client.query(declareCursor(check.sql));
    const { fields, rows } = await client.query<(string | null)[]>({
      text: 'FETCH 2 FROM slipway_check',
      rowMode: 'array',
    });
    const types = fields.map(({ dataTypeID }) => dataTypeID);
    return judgeCheck(check, { types, rows });
  } catch (error) {
    if (isConnectionLost(error)) {
      throw error;
    }
    const message = describeQueryFailure(error);
    return { result: { name: check.name, passed: false, message } };
  }
}

/** A cursor takes nothing but a query, and the extended protocol nothing after it. */
function declareCursor(sql: string): QueryConfig {
  const query: QueryConfig & { queryMode: 'extended' } = {
    text: `DECLARE slipway_check NO SCROLL CURSOR FOR ${sql}`,
    queryMode: 'extended',
  };
  return query;
}
