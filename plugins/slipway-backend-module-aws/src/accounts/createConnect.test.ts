import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import {
  CreateDBSnapshotCommand,
  DescribeDBInstancesCommand,
  RDSClient,
} from '@aws-sdk/client-rds';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { ACCOUNT } from '../testUtils/builders';
import { createConnect } from './createConnect';

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'x' };

const throttling = `<ErrorResponse><Error><Type>Sender</Type><Code>Throttling</Code><Message>Rate exceeded</Message></Error></ErrorResponse>`;
const instances = `<DescribeDBInstancesResponse><DescribeDBInstancesResult><DBInstances/></DescribeDBInstancesResult></DescribeDBInstancesResponse>`;
const identity = `<GetCallerIdentityResponse><GetCallerIdentityResult><Account>${ACCOUNT}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`;
const snapshot = `<CreateDBSnapshotResponse><CreateDBSnapshotResult><DBSnapshot/></CreateDBSnapshotResult></CreateDBSnapshotResponse>`;

describe('createConnect', () => {
  let server: Server;
  let answers: ((respond: (status: number, body: string) => void) => void)[];
  let requests: number;
  const endpoint = process.env.AWS_ENDPOINT_URL;

  beforeEach(async () => {
    answers = [];
    requests = 0;
    server = createServer((request, response) => {
      requests += 1;
      request.resume().on('end', () => {
        const answer = answers.shift();
        if (answer) {
          answer((status, body) => response.writeHead(status).end(body));
        } else {
          request.socket.destroy();
        }
      });
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    process.env.AWS_ENDPOINT_URL = `http://127.0.0.1:${port}`;
  });

  afterEach(async () => {
    if (endpoint === undefined) {
      delete process.env.AWS_ENDPOINT_URL;
    } else {
      process.env.AWS_ENDPOINT_URL = endpoint;
    }
    server.closeAllConnections();
    await new Promise(resolve => {
      server.close(resolve);
    });
  });

  const open = async (changes: boolean, connect = createConnect()) => {
    const { clients } = await connect({
      accountId: ACCOUNT,
      region: 'us-east-1',
      credentials,
      changes,
    });
    return clients.rds as RDSClient;
  };
  const create = new CreateDBSnapshotCommand({
    DBInstanceIdentifier: 'retail-pg',
    DBSnapshotIdentifier: 'retail-pg-slipway-1',
  });

  it('takes on a role once for all clients, as long as its session lasts', async () => {
    let taken = 0;
    const { clients, credentials: getCredentials } = await createConnect()({
      accountId: ACCOUNT,
      region: 'us-east-1',
      credentials: async () => {
        taken += 1;
        return { ...credentials, expiration: new Date(Date.now() + 3_600_000) };
      },
      changes: false,
    });
    answers = [
      respond => respond(200, instances),
      respond => respond(200, identity),
    ];
    await clients.rds.send(new DescribeDBInstancesCommand({}));
    await clients.sts.send(new GetCallerIdentityCommand({}));
    await getCredentials();
    expect(await getCredentials()).toMatchObject(credentials);
    expect([requests, taken]).toEqual([2, 1]);
  });

  it('sends again what was throttled, at the pace that all clients of the account share (F3)', async () => {
    const connect = createConnect();
    const one = await open(false, connect);
    const other = await open(false, connect);
    expect(await one.config.retryStrategy()).toBe(
      await other.config.retryStrategy(),
    );
    expect(await one.config.retryStrategy()).toMatchObject({
      mode: 'adaptive',
    });
    answers = [
      respond => respond(400, throttling),
      respond => respond(200, instances),
    ];
    await one.send(new DescribeDBInstancesCommand({}));
    expect(requests).toBe(2);
  });

  it('sends a change again that was throttled: it was not carried out (F3)', async () => {
    answers = [
      respond => respond(400, throttling),
      respond => respond(200, snapshot),
    ];
    await (await open(true)).send(create);
    expect(requests).toBe(2);
  });

  it('sends no change again whose outcome is unknown (F1)', async () => {
    const rds = await open(true);
    await expect(rds.send(create)).rejects.toThrow(/hang up|ECONNRESET/);
    expect(requests).toBe(1);
    answers = [respond => respond(503, 'unavailable')];
    await expect(rds.send(create)).rejects.toMatchObject({
      $metadata: { httpStatusCode: 503 },
    });
    expect(requests).toBe(2);
  });
});
