import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { AccessKeySeed } from '../../aws/AwsSeed';
import type { AwsTiming } from '../../aws/AwsTiming';
import { readAwsExample } from '../../aws/example/readAwsExample';
import {
  readRecoveryHistory,
  writeRecoveryHistory,
} from '../../aws/example/recoveryHistory';
import { readPolicies } from '../../aws/example/readPolicies';
import { startPostgresStorage } from '../../aws/postgres/startPostgresStorage';
import { startAwsSimulator } from '../../aws/startAwsSimulator';
import { writeAccountFile } from './accountFile';
import { startTrickle } from './startTrickle';

/** The simulated account of the demo, with the databases of the retail example in it. */
export interface ExampleAccount {
  /** For `AWS_ENDPOINT_URL`. */
  endpoint: string;
  /** The portal's own key: it may take on the roles of the targets, and nothing else. */
  accessKeyId: string;
  secretAccessKey: string;
  /** The file with what could have been recovered before the portal was there. */
  recoveryHistory: string;
  stop(): Promise<void>;
}

/** Short, and long enough to be watched. */
const watchable: AwsTiming = {
  restoreMs: 20_000,
  firstBackupMs: 5_000,
  snapshotMs: 12_000,
  deleteMs: 8_000,
  restorableLagMs: 15_000,
};

/**
 * Starts the account of the retail example, afresh each time.
 *
 * @remarks
 * Its databases are real ones, and so are its snapshots and restores; how long they take is written here.
 */
export async function startExampleAccount(options: {
  /** The demo's. */
  dataDirectory: string;
  log: (line: string) => void;
  /** @default some seconds for each of them */
  timing?: AwsTiming;
}): Promise<ExampleAccount> {
  const { dataDirectory, log, timing = watchable } = options;
  const now = new Date();
  const recoveryHistory = join(dataDirectory, 'aws', 'recovery-history.json');
  const policies = await readPolicies();
  const portal = newKey();
  const administrator = newKey();
  const example = await readAwsExample({
    now,
    roles: policies.roles,
    accessKeys: [
      {
        ...{ accessKeyId: portal.accessKeyId, userName: 'portal' },
        policies: policies.portal,
      },
      { accessKeyId: administrator.accessKeyId, userName: 'administrator' },
    ] satisfies AccessKeySeed[],
  });
  writeRecoveryHistory(recoveryHistory, await readRecoveryHistory(now));
  const { contents, snapshots, databases, seed } = example;
  const storage = await startPostgresStorage({
    ...{ contents, snapshots },
    directory: join(dataDirectory, 'aws', 'databases'),
  });
  // It stops the storage, also where it does not come up.
  const simulator = await startAwsSimulator({ seed, storage, timing });
  const { endpoint } = simulator;
  writeAccountFile(dataDirectory, {
    ...{ endpoint, region: 'us-east-1', owner: storage.owner },
    ...administrator,
  });
  const endTrickle = startTrickle(storage, databases);
  log(`The simulated AWS account answers on ${endpoint}`);
  return {
    endpoint,
    ...portal,
    recoveryHistory,
    async stop() {
      endTrickle();
      await simulator.stop();
    },
  };
}

function newKey() {
  return {
    accessKeyId: `AKIA${randomBytes(8).toString('hex').toUpperCase()}`,
    secretAccessKey: randomBytes(30).toString('base64'),
  };
}
