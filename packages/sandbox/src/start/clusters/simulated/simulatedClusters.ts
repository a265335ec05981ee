import { existsSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { formatAge } from '../../../example/age';
import { BEGAN_AGO } from '../../../example/history';
import { beginningBefore, liveThrough, pastOf } from '../../../example/past';
import { readExample, RetailExample } from '../../../example/readExample';
import { seedExample } from '../../../example/seed';
import { SimulatorClock } from '../../../kubernetes';
import { ClusterOptions, DemoCluster } from '../DemoCluster';
import { collectScalingHistory, writeScalingHistory } from './scalingHistory';
import { SimulatedFleet } from './SimulatedFleet';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** As in a real cluster. */
const AUTOSCALER_SYNC_MS = 15_000;

/** In the weeks before the day that is shown nothing of the autoscalers is seen but the result. */
const COARSE_AUTOSCALER_SYNC_MS = 30 * MINUTE;

/** What the autoscalers do is seen from here on; some time before, so that they have come to rest. */
const CHART_MS = 24 * HOUR;
const BEFORE_CHART_MS = 2 * HOUR;
const SAMPLE_EVERY_MS = MINUTE;

/**
 * Starts the simulated clusters, with the retail example and its past on them.
 *
 * @remarks
 * The first time their clock begins weeks ago: everything is deployed and changed over the wire at its time, and the loads of the last day
 * move the autoscalers. From then on it goes with real time. Later starts find the clusters as they were left.
 */
export async function startSimulatedClusters({
  dataDirectory,
  log,
}: ClusterOptions): Promise<DemoCluster> {
  const example = await readExample();
  const marker = join(dataDirectory, 'past-is-complete');
  const scalingHistory = join(dataDirectory, 'history', 'scaling.json');
  const options = { dataDirectory, example, log, scalingHistory };
  if (existsSync(marker)) {
    return toDemoCluster(await goOn(options), scalingHistory);
  }
  // What an interrupted start has left is no whole past.
  await rm(dataDirectory, { recursive: true, force: true });
  const fleet = await livePast(options);
  writeFileSync(marker, new Date().toISOString());
  return toDemoCluster(fleet, scalingHistory);
}

type PastOptions = {
  dataDirectory: string;
  example: RetailExample;
  log: (line: string) => void;
  scalingHistory: string;
};

function toDemoCluster(
  fleet: SimulatedFleet,
  scalingHistory: string,
): DemoCluster {
  return { access: fleet.access, scalingHistory, stop: () => fleet.stop() };
}

/** Starts the clusters as they were left, and brings in what was added to the example since. */
async function goOn(options: PastOptions): Promise<SimulatedFleet> {
  const clock = new SimulatorClock({ startAt: new Date() });
  const fleet = await SimulatedFleet.start({
    ...options,
    clock,
    autoscalerSyncMs: AUTOSCALER_SYNC_MS,
  });
  try {
    fleet.setLoads(clock.now());
    clock.run();
    for (const { cluster, example } of fleet.clusters) {
      await seedExample({ cluster, example, log: options.log });
    }
    return fleet;
  } catch (error) {
    await fleet.stop();
    throw error;
  }
}

/** Makes the clusters and their past. */
async function livePast(options: PastOptions): Promise<SimulatedFleet> {
  const now = new Date();
  const chartBegins = new Date(now.getTime() - CHART_MS);
  const seen = new Date(chartBegins.getTime() - BEFORE_CHART_MS);
  const clock = new SimulatorClock({ startAt: beginningBefore(now) });
  const { log } = options;

  log(`Living through the last ${formatAge(BEGAN_AGO)} of the retail example`);
  const coarse = await SimulatedFleet.start({
    ...options,
    clock,
    autoscalerSyncMs: COARSE_AUTOSCALER_SYNC_MS,
  });
  try {
    const acts = pastOf(coarse.clusters, { now, log: () => {} });
    await liveThrough(acts, clock, seen);
  } finally {
    await coarse.stop();
  }

  log('Living through its last day');
  const fleet = await SimulatedFleet.start({
    ...options,
    clock,
    autoscalerSyncMs: AUTOSCALER_SYNC_MS,
  });
  try {
    fleet.setLoads(now);
    const acts = pastOf(fleet.clusters, { now, log: () => {} });
    await liveThrough(acts, clock, chartBegins);
    const endHistory = collectScalingHistory(
      clock,
      at => fleet.sampleAutoscalers(at),
      SAMPLE_EVERY_MS,
    );
    await liveThrough(acts, clock, now);
    writeScalingHistory(options.scalingHistory, endHistory());
    await clock.advanceTo(new Date());
    clock.run();
    return fleet;
  } catch (error) {
    await fleet.stop();
    throw error;
  }
}
