import type { ContractCluster } from './ContractCluster';
import { playAll } from './playAll';
import { scenarios } from './scenarios';
import { readTrace, writeTrace, type Trace } from './trace/traceFile';

/**
 * The contract suite: each scenario comes out as its trace says.
 *
 * @remarks `CONTRACT=rollout,quota` plays only these scenarios.
 * @param options.start - starts the cluster that is asked.
 */
export function describeContract(options: {
  start: () => Promise<ContractCluster>;
  /** How many scenarios are played at the same time. */
  atOnce: number;
  /** Keeps what came out as the traces to compare with; for the real control plane only. @default false */
  record?: boolean;
}): void {
  const { start, atOnce, record = false } = options;
  const wanted = process.env.CONTRACT?.split(',');
  const played = wanted
    ? scenarios.filter(({ name }) => wanted.includes(name))
    : scenarios;
  let cluster: ContractCluster | undefined;
  let traces: ReadonlyMap<string, Promise<Trace>>;

  beforeAll(async () => {
    cluster = await start();
    traces = playAll(played, { cluster, atOnce });
  });

  afterAll(async () => {
    await Promise.allSettled(traces?.values() ?? []);
    await cluster?.stop();
  });

  it.each(played.map(({ name, title }) => [name, title]))(
    '%s: %s',
    async name => {
      const trace = await traces.get(name);
      if (record && trace) {
        await writeTrace(name, trace);
      }
      expect(trace).toEqual(await readTrace(name));
    },
  );
}
