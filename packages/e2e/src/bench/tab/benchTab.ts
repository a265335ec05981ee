import type { Browser, Page } from 'playwright-core';
import { people } from '../../browser/people';
import { PortalPage } from '../../browser/PortalPage';
import { withBrowser } from '../demo/withBrowser';
import { BenchResult } from '../report';
import { summarize } from '../statistics';
import { BenchPortal, subject } from './BenchPortal';
import { Cost, MeasuredPage } from './MeasuredPage';

const pods = 40;
const limit = 100;

const scenarios = [
  'portal: load a page without the tab',
  'tab: load it by its address',
  'portal: change to the overview',
  'tab: change to it',
  'tab: show all pods',
  'tab: refresh with all pods shown',
] as const;

type Scenario = (typeof scenarios)[number];
type Costs = Record<Scenario, Cost[]>;

/** Measures how long the tab with many pods keeps the browser busy, beside what the portal itself does to it. */
export async function benchTab(options: {
  rounds: number;
  log: (line: string) => void;
}): Promise<BenchResult> {
  const { rounds, log } = options;
  const portal = await BenchPortal.start(log);
  try {
    return await withBrowser(async browser => {
      await portal.scale(pods);
      return toResult(await measure(browser, portal, { rounds, log }));
    });
  } finally {
    await portal.stop();
  }
}

async function measure(
  browser: Browser,
  portal: BenchPortal,
  { rounds, log }: { rounds: number; log: (line: string) => void },
): Promise<Costs> {
  const { page } = await signIn(browser, portal);
  const measured = await MeasuredPage.watch(browser, page);
  const costs = Object.fromEntries(
    scenarios.map(scenario => [scenario, []]),
  ) as unknown as Costs;
  // The first round fills the caches of the browser and is not counted.
  for (let round = 0; round <= rounds; round += 1) {
    log(`round ${round} of ${rounds}`);
    const costsOfRound = await playRound({ measured, portal, round });
    if (round > 0) {
      scenarios.forEach((scenario, index) =>
        costs[scenario].push(costsOfRound[index]!),
      );
    }
  }
  return costs;
}

async function signIn(browser: Browser, portal: BenchPortal) {
  const page = await PortalPage.open(browser, portal.url, {});
  await page.signIn(people.olivia);
  return page;
}

/** Goes through all scenarios, in their order. */
async function playRound(options: {
  measured: MeasuredPage;
  portal: BenchPortal;
  round: number;
}): Promise<Cost[]> {
  const { measured, portal, round } = options;
  const { page } = measured;
  const column = page.getByRole('region', { name: 'Staging', exact: true });
  const instances = column.getByText(`${pods} instances`);
  const entity = `${portal.url}/catalog/default`;
  const floor = await measured.load(
    `${entity}/resource/retail-pg`,
    page.getByRole('heading', { name: 'retail-pg' }).first(),
  );
  const load = await measured.load(
    `${entity}/component/${subject.name}/operations`,
    instances,
  );
  const away = await measured.act(
    () => clickTab(page, 'Overview'),
    page.getByText('About', { exact: true }).first(),
  );
  const back = await measured.act(
    () => clickTab(page, 'Operations'),
    instances,
  );
  const all = await measured.act(
    async () => {
      await instances.click();
      await column.getByRole('button', { name: /^Show the other/ }).click();
    },
    column.getByRole('button', { name: 'Show fewer' }),
  );
  const refresh = await measured.act(async () => {
    const answer = page.waitForResponse(response =>
      response.url().includes('/api/slipway/services/'),
    );
    await portal.touch(`round-${round}`);
    await answer;
  }, instances);
  return [floor, load, away, back, all, refresh];
}

async function clickTab(page: Page, name: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Content navigation' })
    .getByRole('link', { name, exact: true })
    .click();
}

function toResult(costs: Costs): BenchResult {
  const of = (scenario: Scenario, what: keyof Cost) =>
    summarize(costs[scenario].map(cost => cost[what]));
  const longest = (scenario: Scenario) =>
    of(scenario, 'longestOfProcessor').p50;
  const own = scenarios.filter(
    scenario =>
      scenario.startsWith('tab:') && scenario !== 'tab: load it by its address',
  );
  return {
    name: 'tab',
    lines: scenarios.map(scenario => {
      const figures = Object.entries({
        'longest task, processor': of(scenario, 'longestOfProcessor'),
        'by the clock': of(scenario, 'longest'),
        interactive: of(scenario, 'interactive'),
      }).map(
        ([what, { p50, max }]) =>
          `${what} p50 ${p50.toFixed(0)} ms, max ${max.toFixed(0)} ms`,
      );
      return `${scenario.padEnd(36)} ${figures.join('; ')}`;
    }),
    budgets: [
      {
        what: `longest task of loading the tab with ${pods} pods, beyond that of a page without it (processor, p50)`,
        value:
          longest('tab: load it by its address') -
          longest('portal: load a page without the tab'),
        limit,
        unit: 'ms',
      },
      ...own.map(scenario => ({
        what: `longest task, ${scenario} (processor, p50)`,
        value: longest(scenario),
        limit,
        unit: 'ms',
      })),
    ],
    raw: costs,
  };
}
