import type { JsonObject } from '@backstage/types';
import { ServiceUnavailableError } from '@backstage/errors';
import { Postgres, startPostgres } from 'sandbox';
import { pollUntil } from 'sandbox/src/pollUntil';
import { BenchResult } from '../report';
import { summarize } from '../statistics';
import { BenchBackend } from './BenchBackend';
import { BenchCluster, nameOf, namespace, podsOfEach } from './BenchCluster';
import { interleave, Interleaved } from './interleave';
import { unlimited } from '../../unlimited';

const rounds = 1_000;
const warmUp = 200;

type Size = {
  workloads: number;
  heap: number;
  /** From the start of the backend until a page shows its workload. */
  secondsToFirstPage: number;
  /** Requests to the cluster while pages were read. */
  upstreamRequests: number;
  measured: Interleaved<'page' | 'floor'>;
};

/**
 * Measures the page of a service over HTTP, with clusters of several sizes, in turn with the cheapest answer that the same
 * backend gives; and the memory that the live picture of the cluster takes.
 */
export async function benchServicePage(
  sizes: readonly number[],
  log: (line: string) => void,
): Promise<BenchResult> {
  const postgres = await startPostgres();
  try {
    const results: Size[] = [];
    for (const workloads of [0, ...sizes]) {
      log(`${workloads} workloads, ${workloads * podsOfEach} pods`);
      results.push(await measureSize(workloads, postgres));
    }
    return toResult(results);
  } finally {
    await postgres.stop();
  }
}

async function measureSize(
  workloads: number,
  postgres: Postgres,
): Promise<Size> {
  const cluster = await BenchCluster.start(workloads);
  try {
    const began = performance.now();
    const backend = await BenchBackend.start(
      configure(cluster, postgres, `bench_${workloads}_`),
    );
    try {
      await waitForPage(backend, nameOf(Math.max(0, workloads - 1)), workloads);
      const secondsToFirstPage = (performance.now() - began) / 1000;
      const before = cluster.simulator.requests.count();
      const measured = await interleave({
        requests: {
          page: round =>
            backend.get(pathOf(nameOf((round * 7) % Math.max(1, workloads)))),
          floor: () => backend.get('/.backstage/health/v1/readiness'),
        },
        rounds,
        warmUp,
      });
      const upstreamRequests = cluster.simulator.requests.count() - before;
      const heap = await backend.measureHeap();
      return {
        workloads,
        heap,
        secondsToFirstPage,
        upstreamRequests,
        measured,
      };
    } finally {
      await backend.stop();
    }
  } finally {
    await cluster.stop();
  }
}

function pathOf(service: string): string {
  return `/api/slipway/services/default/component/${service}`;
}

/** Waits until the page shows the workload, or that there is none. */
async function waitForPage(
  backend: BenchBackend,
  service: string,
  workloads: number,
) {
  const wanted = workloads ? `"deployment.${service}"` : '"observed"';
  const found = await pollUntil(
    async () => {
      const { text } = await backend.get(pathOf(service));
      return text.includes(wanted) ? true : undefined;
    },
    { within: 60_000 },
  );
  if (!found) {
    const { text } = await backend.get(pathOf(service));
    throw new ServiceUnavailableError(
      `The page of ${service} shows no workload: ${text.slice(0, 500)}`,
    );
  }
}

function configure(
  { simulator }: BenchCluster,
  { host, port, user, password }: Postgres,
  prefix: string,
): JsonObject {
  const token = (name: string) => simulator.tokens[name]!;
  return {
    backend: {
      database: {
        client: 'pg',
        prefix,
        connection: { host, port, user, password },
      },
    },
    slipway: {
      limits: unlimited,
      environments: [
        {
          name: 'production',
          targets: [
            {
              id: 'bench',
              platform: 'kubernetes',
              owners: ['group:default/*'],
              kubernetes: {
                cluster: simulator.name,
                namespace,
                executor: { serviceAccountToken: token('slipway-executor') },
              },
            },
          ],
        },
      ],
    },
    kubernetes: {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: [
            {
              name: simulator.name,
              url: simulator.server,
              authProvider: 'serviceAccount',
              caData: simulator.caData,
              serviceAccountToken: token('slipway-reader'),
            },
          ],
        },
      ],
    },
  };
}

function toResult(results: readonly Size[]): BenchResult {
  const [none, ...sizes] = results;
  const largest = sizes.at(-1);
  if (!none || !largest) {
    throw new ServiceUnavailableError('Nothing was measured');
  }
  const megabytesMore = ({ heap }: Size) => (heap - none.heap) / 1e6;
  return {
    name: 'service-page',
    lines: sizes.map(size => describeSize(size, megabytesMore(size))),
    budgets: [
      {
        what: `p95 of a service's page with ${largest.workloads} workloads`,
        value: summarize(largest.measured.page.milliseconds).p95,
        limit: 100,
        unit: 'ms',
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

function describeSize(size: Size, megabytesMore: number): string {
  const { workloads, measured, upstreamRequests, secondsToFirstPage } = size;
  const page = summarize(measured.page.milliseconds);
  const floor = summarize(measured.floor.milliseconds);
  const bytes = summarize(measured.page.bytes).p50;
  const both = (what: 'p50' | 'p95') =>
    `${what} ${page[what].toFixed(2)} ms, ${(page[what] / floor[what]).toFixed(1)} × the floor of ${floor[what].toFixed(2)} ms`;
  return [
    `${workloads} workloads, ${workloads * podsOfEach} pods: ${both('p50')}; ${both('p95')}`,
    `${(bytes / 1000).toFixed(1)} kB a page, ${upstreamRequests} requests to the cluster, ${megabytesMore.toFixed(1)} MB more heap, first page ${secondsToFirstPage.toFixed(1)} s after the start`,
  ].join('\n    ');
}
