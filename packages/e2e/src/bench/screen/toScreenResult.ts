import { trafficBetween, Tally } from '../proxy/countedCalls';
import type { Caller } from '../proxy/callers';
import { Count, formatFigure } from '../comparison';
import type { BenchResult } from '../report';
import { summarize } from '../statistics';
import { firstAfter } from './TabTrace';
import type { ScreenRun } from './benchScreen';

const limit = 1_000;

/** Brings what was measured into figures. */
export function toScreenResult(run: ScreenRun): BenchResult {
  const { delays, quiet, busy } = run;
  const interval = (busy[1].at - busy[0].at) / run.changes.length / 1000;
  const { signals, answers } = run.moments;
  const callsOfTab = trafficBetween(...quiet, 'slipway').callsPerMinute;
  return {
    name: 'change-to-screen',
    lines: [
      `${run.changes.length} changes of one workload, each watched by all at once`,
      describeMoment('the signal has come', firstAfter(run.changes, signals)),
      describeMoment(
        'the first answer after it has come',
        firstAfter(run.changes, answers),
      ),
    ],
    comparisons: [
      {
        what: 'change → first sign of it (replicas wanted)',
        unit: 'ms',
        of: [
          { name: 'Slipway’s tab', samples: delays.slipwayDesired },
          { name: 'kubectl get --watch', samples: delays.kubectlDesired },
        ],
      },
      {
        what: 'change → all of it (the new pod; for Slipway and kubectl: ready)',
        unit: 'ms',
        of: [
          { name: 'Slipway’s tab', samples: delays.slipwayReady },
          { name: 'the stock plugin’s tab', samples: delays.plugin },
          { name: 'kubectl get --watch', samples: delays.kubectlReady },
        ],
      },
    ],
    counts: [
      ...countTraffic('one tab open, nothing changes', quiet),
      ...countTraffic(
        `one tab open, a change every ${formatFigure(interval)} s`,
        busy,
      ),
    ],
    budgets: [
      {
        what: 'change → first sign of it on the screen, p95',
        value: summarize(delays.slipwayDesired).p95,
        limit,
        unit: 'ms',
      },
      {
        what: 'change → all of it on the screen, p95',
        value: summarize(delays.slipwayReady).p95,
        limit,
        unit: 'ms',
      },
      {
        what: 'calls to the cluster for a warm page, a minute',
        value: callsOfTab,
        limit: 0,
        unit: 'calls',
      },
    ],
    raw: run,
  };
}

function describeMoment(what: string, samples: readonly number[]): string {
  const { p50, p95 } = summarize(samples);
  return `Slipway’s tab: ${what} p50 ${formatFigure(p50)} ms, p95 ${formatFigure(p95)} ms after the change`;
}

function countTraffic(when: string, [from, to]: [Tally, Tally]): Count[] {
  const of = (what: 'callsPerMinute' | 'bytesPerMinute', divisor: number) =>
    (
      [
        ['Slipway for the tab', 'slipway'],
        ['Slipway’s watches, for all viewers', 'slipway watch'],
        ['the stock plugin', 'kubernetes plugin'],
      ] satisfies [string, Caller][]
    ).map(([name, caller]) => ({
      name,
      value: trafficBetween(from, to, caller)[what] / divisor,
    }));
  return [
    {
      what: `calls to the cluster, ${when}`,
      unit: 'a minute',
      of: of('callsPerMinute', 1),
    },
    {
      what: `bytes from the cluster, ${when}`,
      unit: 'kB a minute',
      of: of('bytesPerMinute', 1000),
    },
  ];
}
