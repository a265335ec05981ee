import { Account } from './account/Account';
import type { AwsSeed } from './AwsSeed';
import { usualTiming, type AwsTiming } from './AwsTiming';
import { AwsControl } from './control/AwsControl';
import type { InstanceStorage } from './InstanceStorage';
import { plantSeed } from './seed/plantSeed';
import { AwsServer } from './wire/AwsServer';

/** @see {@link startAwsSimulator} */
export interface AwsSimulatorOptions {
  seed: AwsSeed;
  /** Where the data of its instances is; it is stopped with the simulator. */
  storage: InstanceStorage;
  /** @default any that is free */
  port?: number;
  /** How long things take. @default usualTiming */
  timing?: Partial<AwsTiming>;
  /** The account's clock. @default real time */
  now?: () => Date;
}

/** A simulated account that runs. */
export interface AwsSimulator {
  /** For `AWS_ENDPOINT_URL`, all services and regions alike. */
  endpoint: string;
  control: AwsControl;
  stop(): Promise<void>;
}

/**
 * Starts a simulated AWS account: an HTTP server on 127.0.0.1 that speaks the wire protocols of RDS, STS, IAM and Secrets Manager.
 *
 * @throws InputError where the seed cannot be; an Error of Node where the port is taken.
 */
export async function startAwsSimulator({
  seed,
  storage,
  port = 0,
  timing = {},
  now = () => new Date(),
}: AwsSimulatorOptions): Promise<AwsSimulator> {
  try {
    const account = new Account(seed, {
      storage,
      now,
      timing: { ...usualTiming, ...timing },
    });
    const control = new AwsControl(account);
    const server = new AwsServer(account, control);
    await plantSeed(account, seed);
    const listening = await server.listen(port);
    return {
      endpoint: `http://127.0.0.1:${listening}`,
      control,
      async stop() {
        control.faults.breakOff();
        await server.close();
        await storage.stop();
      },
    };
  } catch (error) {
    await storage.stop();
    throw error;
  }
}
