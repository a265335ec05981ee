import { ServiceUnavailableError } from '@backstage/errors';
import type { BenchResult } from '../report';
import { summarize } from '../statistics';
import type { Size } from './benchServicePage';
import { podsOfEach } from './names';

/** Brings what was measured into figures; the first size is that of an empty cluster. */
export function toServicePageResult(results: readonly Size[]): BenchResult {
  const [none, ...sizes] = results;
  const largest = sizes.at(-1);
  if (!none || !largest) {
    throw new ServiceUnavailableError('Nothing was measured');
  }
  const megabytesMore = ({ heap }: Size) => (heap - none.heap) / 1e6;
  return {
    name: 'service-page',
    lines: [
      'over HTTP; the cluster is simulated, so what others wait for is the simulator',
      ...sizes.map(
        size =>
          `${of(size)}: ${megabytesMore(size).toFixed(1)} MB more heap, first page ${size.secondsToFirstPage.toFixed(1)} s after the start`,
      ),
    ],
    comparisons: sizes.map(size => ({
      what: `page of one service of ${of(size)}`,
      unit: 'ms',
      of: [
        { name: 'Slipway', samples: size.measured.page.milliseconds },
        {
          name: 'the stock Kubernetes backend',
          samples: size.measured.plugin.milliseconds,
        },
        { name: 'kubectl get', samples: size.measured.kubectl.milliseconds },
        {
          name: 'the least that the backend answers',
          samples: size.measured.floor.milliseconds,
        },
      ],
    })),
    counts: sizes.flatMap(size => [
      {
        what: `calls to the cluster for a page, of ${of(size)}`,
        unit: 'calls',
        of: countUpstream(size, 'calls', 1),
      },
      {
        what: `bytes from the cluster for a page, of ${of(size)}`,
        unit: 'kB',
        of: countUpstream(size, 'bytes', 1000),
      },
      {
        what: `size of the answer, of ${of(size)}`,
        unit: 'kB',
        of: [
          { name: 'Slipway', value: median(size.measured.page.bytes) },
          {
            name: 'the stock Kubernetes backend',
            value: median(size.measured.plugin.bytes),
          },
          { name: 'kubectl get', value: median(size.measured.kubectl.bytes) },
        ].map(({ name, value }) => ({ name, value: value / 1000 })),
      },
    ]),
    budgets: [
      {
        what: `p95 of a service's page with ${largest.workloads} workloads`,
        value: summarize(largest.measured.page.milliseconds).p95,
        limit: 100,
        unit: 'ms',
      },
      {
        what: `calls to the cluster for all pages with ${largest.workloads} workloads`,
        value: largest.upstream.slipway?.calls ?? 0,
        limit: 0,
        unit: 'calls',
      },
      {
        what: `heap with ${largest.workloads} workloads beyond that with none`,
        value: megabytesMore(largest),
        limit: 150,
        unit: 'MB',
      },
    ],
    raw: results,
  };
}

function of({ workloads }: Size): string {
  const pods = workloads * podsOfEach;
  return workloads === 1
    ? `1 service with ${pods} pods`
    : `${workloads} services with ${pods} pods`;
}

function median(samples: readonly number[]): number {
  return summarize(samples).p50;
}

/** What each page made its backend, or kubectl, ask of the cluster. */
function countUpstream(
  { upstream, asked }: Size,
  what: 'calls' | 'bytes',
  divisor: number,
) {
  const share = (caller: keyof Size['upstream'], pages: number) =>
    (upstream[caller]?.[what] ?? 0) / pages / divisor;
  return [
    { name: 'Slipway', value: share('slipway', asked.page) },
    {
      name: 'the stock Kubernetes backend',
      value: share('kubernetes plugin', asked.plugin),
    },
    { name: 'kubectl get', value: share('kubectl', asked.kubectl) },
  ];
}
