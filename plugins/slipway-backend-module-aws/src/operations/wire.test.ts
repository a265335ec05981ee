import { RDSClient } from '@aws-sdk/client-rds';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { AwsClients } from '../accounts/AwsAccess';
import { readLogin } from '../validation/login';
import { readInstance, readSnapshot } from './reads';

interface Answer {
  status: number;
  code: string;
  headers?: Record<string, string>;
  /** Breaks the connection instead of an answer. */
  reset?: boolean;
}

let server: Server;
let clients: AwsClients;
let answer: Answer;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (answer.reset) {
      request.socket.destroy();
      return;
    }
    const isJson = request.headers['x-amz-target'] !== undefined;
    response.writeHead(answer.status, answer.headers);
    response.end(
      isJson
        ? JSON.stringify({ __type: answer.code, message: 'said so' })
        : `<ErrorResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/"><Error><Type>Sender</Type><Code>${answer.code}</Code><Message>said so</Message></Error><RequestId>1</RequestId></ErrorResponse>`,
    );
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const options = {
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  };
  clients = {
    rds: new RDSClient(options),
    secrets: new SecretsManagerClient(options),
  } as unknown as AwsClients;
});

afterAll(async () => {
  await new Promise(resolve => server.close(resolve));
});

const readOne = () => readInstance(clients, 'retail-pg');

describe('errors as the SDK makes them of what is on the wire', () => {
  it('find nothing where AWS knows of nothing', async () => {
    answer = { status: 404, code: 'DBInstanceNotFound' };
    expect(await readOne()).toBeUndefined();
    answer = { status: 404, code: 'DBSnapshotNotFound' };
    expect(await readSnapshot(clients, 'one')).toBeUndefined();
  });

  it.each<[string, Answer, string]>([
    [
      'a connection that is reset (F1)',
      { status: 0, code: '', reset: true },
      'RetryableOperationError',
    ],
    [
      'an error of the server (F1)',
      { status: 500, code: 'InternalFailure' },
      'RetryableOperationError',
    ],
    [
      'a state that passes',
      { status: 400, code: 'InvalidDBInstanceState' },
      'RetryableOperationError',
    ],
    [
      'a name that is taken (F8)',
      { status: 400, code: 'DBInstanceAlreadyExists' },
      'RetryableOperationError',
    ],
    [
      'credentials that have expired (F7)',
      { status: 403, code: 'ExpiredToken' },
      'RetryableOperationError',
    ],
    [
      'a right that is missing (F6)',
      { status: 403, code: 'AccessDenied' },
      'TerminalOperationError',
    ],
    [
      'a quota that is reached',
      { status: 400, code: 'InstanceQuotaExceeded' },
      'TerminalOperationError',
    ],
    [
      'a key that may not be used',
      { status: 400, code: 'KMSKeyNotAccessibleFault' },
      'TerminalOperationError',
    ],
    [
      'a value that is wrong',
      { status: 400, code: 'InvalidParameterValue' },
      'TerminalOperationError',
    ],
  ])('%s', async (_, given, name) => {
    answer = given;
    await expect(readOne()).rejects.toMatchObject({ name });
  });

  it('throttling, with what AWS asks for (F3)', async () => {
    answer = {
      status: 400,
      code: 'Throttling',
      headers: { 'retry-after': '17' },
    };
    await expect(readOne()).rejects.toMatchObject({
      name: 'RetryableOperationError',
      retryAfterSeconds: 17,
    });
  });

  it.each([
    ['ResourceNotFoundException', 'TerminalOperationError'],
    ['AccessDeniedException', 'TerminalOperationError'],
    ['ThrottlingException', 'RetryableOperationError'],
    ['ExpiredTokenException', 'RetryableOperationError'],
  ])('%s of Secrets Manager', async (code, name) => {
    answer = { status: 400, code };
    await expect(readLogin(clients, 'slipway/retail-pg')).rejects.toMatchObject(
      { name },
    );
  });
});
