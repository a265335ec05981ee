import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { V2HorizontalPodAutoscaler } from '@kubernetes/client-node';
import { exampleCluster } from '../../../example/exampleCluster';
import { exampleOfCluster } from '../../../example/exampleOfCluster';
import { loadConfigFile } from '../../../example/loadConfig';
import { PastCluster } from '../../../example/past';
import { RetailExample } from '../../../example/readExample';
import {
  KubernetesSimulator,
  SimulatorClock,
  startSimulator,
} from '../../../kubernetes';
import { resources } from '../../../kubernetes/resources/resources';
import { pickPorts } from '../../../ports';
import { ClusterAccess, ClusterName, clusterNames } from '../DemoCluster';
import { sampleAutoscalers, ScalingSample } from './scalingHistory';
import { simulatedLoad } from './simulatedLoad';

/** How a fleet is run. */
export type FleetOptions = {
  /** Where the clusters are kept. */
  dataDirectory: string;
  example: RetailExample;
  clock: SimulatorClock;
  /** How often the autoscalers look, in milliseconds. */
  autoscalerSyncMs: number;
};

/** The simulated clusters of the demo, all on one clock, each with its part of the example. */
export class SimulatedFleet {
  readonly #members = new Map<ClusterName, Member>();

  private constructor() {}

  /** Starts the clusters as they were kept, or empty ones. */
  static async start(options: FleetOptions): Promise<SimulatedFleet> {
    const { dataDirectory, example, clock, autoscalerSyncMs } = options;
    mkdirSync(dataDirectory, { recursive: true });
    const ports = await pickPorts(clusterNames, readPorts(dataDirectory));
    writeFileSync(portsFile(dataDirectory), JSON.stringify(ports));
    const fleet = new SimulatedFleet();
    try {
      for (const name of clusterNames) {
        const logFile = join(dataDirectory, `${name}.log`);
        const simulator = await startSimulator({
          name,
          port: ports[name],
          clock,
          stateFile: join(dataDirectory, `${name}.json`),
          dataDirectory: join(dataDirectory, name),
          timing: { autoscalerSyncMs },
          log: line => appendFileSync(logFile, `${line}\n`),
        });
        fleet.#members.set(name, {
          simulator,
          example: exampleOfCluster(example, name),
        });
      }
    } catch (error) {
      await fleet.stop();
      throw error;
    }
    return fleet;
  }

  /** Each cluster with its part of the example. */
  get clusters(): PastCluster[] {
    return [...this.#members.values()].map(({ simulator, example }) => ({
      cluster: exampleCluster(loadConfigFile(simulator.kubeconfigPath)),
      example,
    }));
  }

  /** How the portal comes to each. */
  get access(): Record<ClusterName, ClusterAccess> {
    const entries = [...this.#members].map(([name, { simulator }]) => {
      const { server, caData, tokens } = simulator;
      const access: ClusterAccess = {
        server,
        caData,
        readerToken: tokens['slipway-reader'] ?? '',
        executorToken: tokens['slipway-executor'] ?? '',
      };
      return [name, access];
    });
    return Object.fromEntries(entries);
  }

  /** From now on the pods use what the example says, with its curves at their highest at that time. */
  setLoads(peak: Date): void {
    for (const { simulator, example } of this.#members.values()) {
      for (const load of example.loads) {
        simulator.loads.setLoad(load.selector, simulatedLoad(load, peak));
      }
    }
  }

  /** What the autoscalers do now. */
  sampleAutoscalers(at: Date): ScalingSample[] {
    return [...this.#members].flatMap(([name, { simulator }]) =>
      sampleAutoscalers(
        name,
        simulator.store.list(
          resources.horizontalpodautoscalers,
        ) as unknown as V2HorizontalPodAutoscaler[],
        at,
      ),
    );
  }

  /** Ends all; what they are is kept. */
  async stop(): Promise<void> {
    await Promise.all(
      [...this.#members.values()].map(({ simulator }) => simulator.stop()),
    );
  }
}

type Member = { simulator: KubernetesSimulator; example: RetailExample };

function portsFile(dataDirectory: string): string {
  return join(dataDirectory, 'ports.json');
}

/** Whoever has the kubeconfig of a cluster finds it at the same address the next time, where that is free. */
function readPorts(
  dataDirectory: string,
): Partial<Record<ClusterName, number>> {
  try {
    return JSON.parse(readFileSync(portsFile(dataDirectory), 'utf8'));
  } catch {
    return {};
  }
}
