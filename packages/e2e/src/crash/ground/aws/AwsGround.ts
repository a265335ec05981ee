import type { Postgres } from 'sandbox';
import type { RecordedAwsCall } from 'sandbox/src/aws/control/AwsCalls';
import {
  startAwsSimulator,
  type AwsSimulator,
} from 'sandbox/src/aws/startAwsSimulator';
import { FaultyProxy } from '../FaultyProxy';
import {
  executorOf,
  isExecutor,
  type ChangeRequest,
  type Ground,
  type ReplicaConfiguration,
} from '../Ground';
import { AwsAdministrator } from './AwsAdministrator';
import { accountId, datastoreOf, isChange, region } from './names';
import { readAwsRequest } from './readAwsRequest';
import { prepareDatabase } from './retailDatabase';
import { RelayStorage } from './RelayStorage';
import { accessKeys, createSeed, drills, secretName } from './seed';

/** What takes AWS minutes, in milliseconds. */
const timing = {
  restoreMs: 500,
  firstBackupMs: 200,
  snapshotMs: 500,
  deleteMs: 500,
  restorableLagMs: 0,
};

/** A simulated AWS account, which tells by its record of calls what was asked of it. */
export class AwsGround implements Ground {
  private constructor(
    readonly proxy: FaultyProxy,
    readonly administrator: AwsAdministrator,
    private readonly simulator: AwsSimulator,
  ) {}

  static async start({ postgres }: { postgres: Postgres }): Promise<AwsGround> {
    const simulator = await startAwsSimulator({
      seed: createSeed(await prepareDatabase(postgres)),
      storage: new RelayStorage(postgres),
      timing,
    });
    const proxy = await FaultyProxy.start({
      url: simulator.endpoint,
      read: readAwsRequest,
    });
    const administrator = new AwsAdministrator(simulator.endpoint);
    return new AwsGround(proxy, administrator, simulator);
  }

  /** All reach it through the proxy: there is no other way to cut it off, as it is in this process. */
  configure(replica: string): ReplicaConfiguration {
    const role = (name: string) => ({
      roleArn: `arn:aws:iam::${accountId}:role/${name}`,
    });
    return {
      target: {
        platform: 'aws',
        aws: {
          accountId,
          region,
          reader: role('slipway-reader'),
          executor: role(executorOf(replica)),
          drills,
          databases: { secret: secretName, tls: 'disable' },
        },
      },
      slipway: { aws: { pollSeconds: 2 } },
      portal: {
        aws: {
          accounts: [
            {
              accountId,
              accessKeyId: accessKeys.portal,
              secretAccessKey: 'of-nobody',
            },
          ],
        },
      },
      variables: {
        AWS_ENDPOINT_URL: this.proxy.url,
        AWS_REGION: region,
        AWS_EC2_METADATA_DISABLED: 'true',
      },
    };
  }

  async listRequests(): Promise<ChangeRequest[]> {
    return this.simulator.control.calls
      .list()
      .filter(
        ({ action, roleName }) =>
          isChange(action) && roleName !== undefined && isExecutor(roleName),
      )
      .flatMap(toRequests);
  }

  async cutOff(): Promise<void> {
    await this.proxy.cutOff();
  }

  async reconnect(): Promise<void> {
    await this.proxy.reconnect();
  }

  async stop(): Promise<void> {
    this.administrator.close();
    await this.proxy.cutOff();
    await this.simulator.stop();
  }
}

/** One for each data store that it is about. */
function toRequests(call: RecordedAwsCall): ChangeRequest[] {
  const names = new Set(call.resources.map(datastoreOf));
  return [...names].map(name => ({
    name,
    action: `${call.service}:${call.action}`,
    by: call.roleName ?? '',
    operationId: call.sessionName,
    at: call.at,
    isEffective: call.error === undefined,
    isRefused: call.error !== undefined,
  }));
}
