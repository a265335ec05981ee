import { type DBInstance, RDSClient } from '@aws-sdk/client-rds';
import type { RegionSeed } from 'sandbox/src/aws/AwsSeed';
import type { AwsTiming } from 'sandbox/src/aws/AwsTiming';
import { readPolicies } from 'sandbox/src/aws/example/readPolicies';
import type { InstanceStorage } from 'sandbox/src/aws/InstanceStorage';
import {
  type AwsSimulator,
  startAwsSimulator,
} from 'sandbox/src/aws/startAwsSimulator';
import { withoutData } from 'sandbox/src/aws/withoutData';
import { AccountClock } from './AccountClock';

/** The account, and where in it everything is. */
export const accountId = '123456789012';
export const region = 'us-east-1';

/** Some looks long. */
const short: Partial<AwsTiming> = {
  restoreMs: 60_000,
  firstBackupMs: 30_000,
  snapshotMs: 60_000,
  deleteMs: 60_000,
};

/** What an account is started with. */
export interface WireAccountOptions {
  /** Beside a subnet group for drills. */
  contents?: RegionSeed;
  /** @default nobody can connect to anything */
  storage?: InstanceStorage;
  /** @default a minute or less for everything */
  timing?: Partial<AwsTiming>;
}

/** A simulated account in which the product may do what its own policies say, and nothing else; the SDK of this process finds it. */
export class WireAccount {
  readonly clock: AccountClock;
  readonly simulator: AwsSimulator;
  readonly #formerEndpoint: string | undefined;

  private constructor(simulator: AwsSimulator, clock: AccountClock) {
    this.simulator = simulator;
    this.clock = clock;
    this.#formerEndpoint = process.env.AWS_ENDPOINT_URL;
    process.env.AWS_ENDPOINT_URL = simulator.endpoint;
  }

  static async start(options: WireAccountOptions = {}): Promise<WireAccount> {
    const { contents, storage = withoutData(), timing = short } = options;
    const { roles, portal } = await readPolicies();
    const clock = new AccountClock();
    const simulator = await startAwsSimulator({
      ...{ storage, timing, now: clock.now },
      seed: {
        accountId,
        roles,
        accessKeys: [
          { accessKeyId: 'AKIAPORTAL', policies: portal },
          { accessKeyId: 'AKIAOPERATOR', userName: 'operator' },
        ],
        regions: {
          [region]: {
            subnetGroups: ['slipway-drills'],
            instances: [aStore('retail-pg')],
            ...contents,
          },
        },
      },
    });
    return new WireAccount(simulator, clock);
  }

  get control() {
    return this.simulator.control;
  }

  /** As somebody of the account may call it by hand, with every right. */
  openByHand(): RDSClient {
    return new RDSClient({
      ...{ region, endpoint: this.simulator.endpoint },
      credentials: {
        accessKeyId: 'AKIAOPERATOR',
        secretAccessKey: 'not-verified',
      },
    });
  }

  /** What was called so far, and with which error it was answered: `rds:DescribeDBInstances`, `… → AccessDenied`. */
  listCalls(action?: string): string[] {
    return this.control.calls
      .list(action)
      .map(
        call =>
          `${call.service}:${call.action}${call.error ? ` → ${call.error}` : ''}`,
      );
  }

  /** What our own roles asked to be changed, and of what. */
  listChanges(): string[] {
    return this.control.calls
      .list()
      .filter(({ roleName }) => roleName?.startsWith('slipway-'))
      .filter(({ action }) => !/^(Describe|Get|Simulate)/.test(action))
      .map(call => `${call.action} ${call.resources.join(' ')}`);
  }

  async stop(): Promise<void> {
    if (this.#formerEndpoint === undefined) {
      delete process.env.AWS_ENDPOINT_URL;
    } else {
      process.env.AWS_ENDPOINT_URL = this.#formerEndpoint;
    }
    await this.simulator.stop();
  }
}

/** A database that says to which Resource of the catalog it belongs. */
export function aStore(name: string, parts: DBInstance = {}): DBInstance {
  return {
    DBInstanceIdentifier: name,
    DBInstanceClass: 'db.r6g.large',
    EngineVersion: '16.4',
    StorageEncrypted: true,
    KmsKeyId: `arn:aws:kms:${region}:${accountId}:key/retail`,
    BackupRetentionPeriod: 7,
    DeletionProtection: true,
    DBSubnetGroup: { DBSubnetGroupName: 'retail-private' },
    VpcSecurityGroups: [{ VpcSecurityGroupId: 'sg-0retail' }],
    DBParameterGroups: [{ DBParameterGroupName: 'retail-pg16' }],
    ...parts,
    TagList: [
      { Key: 'backstage.io/entity-ref', Value: `resource:default/${name}` },
      ...(parts.TagList ?? []),
    ],
  };
}
