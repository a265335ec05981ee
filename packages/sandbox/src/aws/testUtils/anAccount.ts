import { IAMClient } from '@aws-sdk/client-iam';
import { RDSClient } from '@aws-sdk/client-rds';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import type { AwsSeed, RegionSeed } from '../AwsSeed';
import {
  startAwsSimulator,
  type AwsSimulatorOptions,
} from '../startAwsSimulator';
import { withoutData } from '../withoutData';

const region = 'us-east-1';

/** A clock that goes when it is told to. */
class HandClock {
  #now = new Date('2026-03-01T12:00:00Z').getTime();

  readonly now = () => new Date(this.#now);

  advance(minutes: number): void {
    this.#now += minutes * 60_000;
  }
}

/** Credentials as clients take them. */
interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

/** The SDK's clients of an account, which ask once and do not repeat. */
export function createClients(endpoint: string, credentials: Credentials) {
  const options = { endpoint, region, credentials, maxAttempts: 1 };
  return {
    rds: new RDSClient(options),
    secrets: new SecretsManagerClient(options),
    sts: new STSClient(options),
    iam: new IAMClient(options),
  };
}

/** A simulated account for one test, with retail-pg in it and a clock that stands still. */
export async function anAccount(
  options: Partial<Omit<AwsSimulatorOptions, 'seed' | 'now'>> & {
    seed?: Partial<AwsSeed>;
    usEast1?: RegionSeed;
  } = {},
) {
  const { seed, usEast1, ...others } = options;
  const clock = new HandClock();
  const simulator = await startAwsSimulator({
    storage: withoutData(),
    now: clock.now,
    ...others,
    seed: {
      accountId: '123456789012',
      accessKeys: [{ accessKeyId: 'AKIAPORTAL' }],
      regions: { [region]: { ...aRegion(), ...usEast1 } },
      ...seed,
    },
  });
  const clients = createClients(simulator.endpoint, {
    accessKeyId: 'AKIAPORTAL',
    secretAccessKey: 'not-verified',
  });
  return {
    ...simulator,
    clock,
    clients,
    /** Takes on a role, and gives the clients of its session. */
    async assume(roleName: string, RoleSessionName = 'a-session') {
      const { Credentials: taken } = await clients.sts.send(
        new AssumeRoleCommand({
          RoleArn: `arn:aws:iam::123456789012:role/${roleName}`,
          RoleSessionName,
        }),
      );
      return createClients(simulator.endpoint, {
        accessKeyId: taken?.AccessKeyId ?? '',
        secretAccessKey: taken?.SecretAccessKey ?? '',
        sessionToken: taken?.SessionToken,
      });
    },
  };
}

function aRegion(): RegionSeed {
  return {
    subnetGroups: ['slipway-drills'],
    instances: [
      {
        DBInstanceIdentifier: 'retail-pg',
        DBInstanceClass: 'db.r6g.large',
        EngineVersion: '16.4',
        MultiAZ: true,
        StorageEncrypted: true,
        KmsKeyId: 'arn:aws:kms:us-east-1:123456789012:key/retail',
        BackupRetentionPeriod: 7,
        DeletionProtection: true,
        DBSubnetGroup: { DBSubnetGroupName: 'retail-private' },
        VpcSecurityGroups: [{ VpcSecurityGroupId: 'sg-0retail' }],
        DBParameterGroups: [{ DBParameterGroupName: 'retail-pg16' }],
        TagList: [{ Key: 'team', Value: 'retail' }],
      },
    ],
    snapshots: [
      {
        DBSnapshotIdentifier: 'rds:retail-pg-2026-03-01-03-00',
        DBInstanceIdentifier: 'retail-pg',
        SnapshotCreateTime: new Date('2026-03-01T03:00:00Z'),
      },
    ],
    secrets: { 'slipway/retail-pg': '{"username":"slipway"}' },
  };
}
