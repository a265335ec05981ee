import { setTimeout as sleep } from 'node:timers/promises';
import { ServiceUnavailableError } from '@backstage/errors';
import type { Browser, Page } from 'playwright-core';
import { people } from '../../browser/people';
import { PortalPage } from '../../browser/PortalPage';
import { until } from '../../controlPlane';
import { BenchDemo, subject } from '../demo/BenchDemo';
import { inBenchDemo } from '../demo/inBenchDemo';
import { CountedCall, Tally, tally } from '../proxy/countedCalls';
import { mapValues } from '../mapValues';
import type { BenchResult } from '../report';
import { readReadyColumn } from './readyColumn';
import { delaysOf, pauseAfter, Sighting } from './sightings';
import { toScreenResult } from './toScreenResult';
import { Moments, traceTab } from './TabTrace';
import { WatchedPage } from './WatchedPage';

/** The shortest time between two changes, in milliseconds: longer than what paces Slipway's signals. */
const pause = 2_500;

/** Whoever looks every ten seconds sees the last change within these, in milliseconds. */
const patience = 60_000;

/** What each of those who look has seen. */
type Seen = {
  slipwayDesired: Sighting[];
  slipwayReady: Sighting[];
  plugin: Sighting[];
  kubectlDesired: Sighting[];
  kubectlReady: Sighting[];
};

/** What was measured. */
export type ScreenRun = {
  /** Each change, with the number of pods since. */
  changes: Sighting[];
  seen: Seen;
  delays: Record<keyof Seen, number[]>;
  /** When Slipway's tab heard of changes and fetched them. */
  moments: Moments;
  /** What everybody asked of the cluster. */
  calls: readonly CountedCall[];
  /** While both tabs were open and nothing changed. */
  quiet: [Tally, Tally];
  /** While the changes were made. */
  busy: [Tally, Tally];
};

/**
 * Scales one workload again and again, and measures how long it takes until Slipway's tab, the tab of the stock Kubernetes plugin and
 * `kubectl get --watch` show it, all three at once; and what the tabs ask of the cluster meanwhile.
 */
export async function benchScreen(options: {
  rounds: number;
  log: (line: string) => void;
}): Promise<BenchResult> {
  return inBenchDemo(options.log, async (demo, browser) =>
    toScreenResult(await measure(demo, browser, options)),
  );
}

async function measure(
  demo: BenchDemo,
  browser: Browser,
  { rounds, log }: { rounds: number; log: (line: string) => void },
): Promise<ScreenRun> {
  const kubectlLooks: (Sighting & { desired: number })[] = [];
  const { name, namespace, cluster, column } = subject;
  demo.kubectl.follow(
    ['get', 'deployment', name, '-n', namespace, '--no-headers', '--watch'],
    line => {
      const read = readReadyColumn(line);
      if (read) {
        const { ready: value, desired } = read;
        kubectlLooks.push({ at: Date.now(), value, desired });
      }
    },
  );
  const own = await openTab(browser, demo, 'operations');
  const slipway = await WatchedPage.watch(own.page, {
    selector: 'section, [role=region]',
    contains: column,
    pattern: /(\d+) of (\d+) ready/,
  });
  const stock = await openTab(browser, demo, 'kubernetes');
  const folded = stock.page.getByRole('button', {
    name: new RegExp(`^${cluster} `),
    expanded: false,
  });
  await folded.first().click();
  await stock.page.getByText(`namespace: ${namespace}`).first().waitFor();
  const plugin = await WatchedPage.watch(stock.page, {
    selector: '.MuiAccordionSummary-root',
    contains: `namespace: ${namespace}`,
    pattern: /(\d+) pods?/,
  });

  const count = () => tally(demo.proxy.calls, Date.now());
  const seconds = Math.min(60, 2 * rounds);
  log(`both tabs are open; nothing changes for ${seconds} s`);
  const quietFrom = count();
  await sleep(seconds * 1000);
  const quietTo = count();

  const [{ value: before }] = (await plugin.sightings()) as [Sighting];
  const changes: Sighting[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    if (round % 10 === 1) {
      log(`change ${round} of ${rounds}`);
    }
    const value = before + round;
    changes.push({ at: await demo.scale(value), value });
    await sleep(pauseAfter(round, pause));
  }
  const busyTo = count();

  const collect = async (): Promise<Seen> => ({
    slipwayDesired: await slipway.sightings(1),
    slipwayReady: await slipway.sightings(0),
    plugin: await plugin.sightings(),
    kubectlDesired: kubectlLooks.map(({ at, desired: value }) => ({
      at,
      value,
    })),
    kubectlReady: kubectlLooks,
  });
  const last = changes.slice(-1);
  await until(
    'Everybody seeing the last change',
    async () =>
      Object.values(await collect()).every(
        sightings => delaysOf(last, sightings)[0] !== undefined,
      ),
    { timeoutMs: patience },
  );
  const seen = await collect();
  return {
    changes,
    seen,
    delays: mapValues(seen, sightings => allOf(delaysOf(changes, sightings))),
    moments: own.moments,
    calls: demo.proxy.calls,
    quiet: [quietFrom, quietTo],
    busy: [quietTo, busyTo],
  };
}

async function openTab(
  browser: Browser,
  { url }: BenchDemo,
  tab: 'operations' | 'kubernetes',
): Promise<{ page: Page; moments: Moments }> {
  const portal = await PortalPage.open(browser, url, {});
  const moments = traceTab(portal.page);
  await portal.signIn(people.tara);
  await portal.openPath(`/catalog/default/component/${subject.name}/${tab}`);
  const sight =
    tab === 'operations'
      ? portal.column(subject.column).getByText(/\d+ of \d+ ready/)
      : portal.page.getByRole('heading', { name: 'Your Clusters' });
  await sight.first().waitFor();
  return { page: portal.page, moments };
}

function allOf(delays: readonly (number | undefined)[]): number[] {
  return delays.map(delay => {
    if (delay === undefined) {
      throw new ServiceUnavailableError('A change was never seen');
    }
    return delay;
  });
}
