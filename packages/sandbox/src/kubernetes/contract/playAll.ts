import type { ContractCluster } from './ContractCluster';
import { playScenario, type Scenario } from './Scenario';
import type { Trace } from './trace/traceFile';

/**
 * Plays scenarios, a few at the same time; those that ask for it alone after all others.
 *
 * @returns the trace of each, by the scenario's name, while they are still being played.
 */
export function playAll(
  scenarios: readonly Scenario[],
  options: { cluster: ContractCluster; atOnce: number },
): ReadonlyMap<string, Promise<Trace>> {
  const { cluster, atOnce } = options;
  const traces = new Map<string, Promise<Trace>>();
  const starts = new Map<string, () => void>();
  for (const scenario of scenarios) {
    const turn = new Promise<void>(resolve => {
      starts.set(scenario.name, resolve);
    });
    const trace = turn.then(() => playScenario(cluster, scenario));
    // Whoever asks for it is told; until then a failure is nobody's.
    trace.catch(() => {});
    traces.set(scenario.name, trace);
  }
  const play = async ({ name }: Scenario) => {
    starts.get(name)?.();
    await Promise.allSettled([traces.get(name)]);
  };
  const together = scenarios.filter(({ alone }) => !alone);
  const lanes = Array.from({ length: atOnce }, () => together);
  let next = 0;
  const ends = lanes.map(async () => {
    for (
      let scenario = together[next++];
      scenario;
      scenario = together[next++]
    ) {
      await play(scenario);
    }
  });
  void Promise.all(ends).then(async () => {
    for (const scenario of scenarios.filter(({ alone }) => alone)) {
      await play(scenario);
    }
  });
  return traces;
}
