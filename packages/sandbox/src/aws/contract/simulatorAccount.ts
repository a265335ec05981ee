import { startAwsSimulator } from '../startAwsSimulator';
import { withoutData } from '../withoutData';
import type { ContractAccount } from './ContractAccount';
import { contractSeed } from './contractSeed';

const HOUR_MS = 60 * 60_000;

/** The simulator, as the contract suite asks it: its time goes on only while a scenario waits. */
export async function startSimulatorAccount(): Promise<ContractAccount> {
  let now = Date.now();
  const { endpoint, stop } = await startAwsSimulator({
    seed: contractSeed,
    storage: withoutData(),
    now: () => new Date(now),
  });
  return {
    endpoint,
    async settle() {
      now += HOUR_MS;
    },
    stop,
  };
}
