import { startSimulator } from '../startSimulator';
import { SimulatorClock } from '../clock/SimulatorClock';
import type { ContractCluster } from './ContractCluster';
import { WireClient } from './wire/WireClient';

/** How far the clock goes between two looks: less than any state is there for. */
const STEP_MS = 100;
const LONGEST_WAIT_MS = 3 * 60_000;

/** The simulator, as the contract suite asks it: its time goes on only while a scenario waits for something. */
export async function startSimulatorCluster(): Promise<ContractCluster> {
  const clock = new SimulatorClock({ startAt: new Date() });
  const simulator = await startSimulator({ name: 'contract', clock });
  const client = new WireClient(simulator);
  return {
    server: simulator.server,
    caData: simulator.caData,
    tokens: simulator.tokens,
    async settle(what, holds) {
      const from = clock.now().getTime();
      while (!(await holds())) {
        const waited = clock.now().getTime() - from;
        if (waited > LONGEST_WAIT_MS) {
          throw new Error(`${what} did not happen in the simulator's time`);
        }
        await clock.advance(Math.max(STEP_MS, waited / 10));
        // By the time that this is answered, what was written to watches before has arrived.
        await client.send({ method: 'GET', path: '/livez' });
      }
    },
    setLoad: (selector, load) => simulator.loads.setLoad(selector, load),
    compact: async () => simulator.store.compact(),
    async stop() {
      client.close();
      await simulator.stop();
    },
  };
}
