import { SimulatorClock } from '../clock/SimulatorClock';
import { KubernetesSimulator } from '../KubernetesSimulator';
import { SimulatorOptions, startSimulator } from '../startSimulator';
import { SimulatorClient } from './SimulatorClient';

/** A simulator whose clock stands still, with a client of it, both for one test file. */
export async function aSimulator(
  options: Partial<SimulatorOptions> = {},
): Promise<{
  simulator: KubernetesSimulator;
  client: SimulatorClient;
  stop: () => Promise<void>;
}> {
  const simulator = await startSimulator({
    name: 'test',
    clock: new SimulatorClock({ startAt: new Date('2026-01-01T00:00:00Z') }),
    ...options,
  });
  const client = new SimulatorClient(simulator);
  return {
    simulator,
    client,
    stop: async () => {
      client.close();
      await simulator.stop();
    },
  };
}

/** A Deployment as somebody sends it. */
export function aDeployment(name: string, replicas = 2) {
  const labels = { app: name };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: 'web', image: 'web:1' }] },
      },
    },
  };
}
