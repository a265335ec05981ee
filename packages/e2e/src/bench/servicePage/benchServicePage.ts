import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServiceUnavailableError } from '@backstage/errors';
import { Postgres, startPostgres, writeKubeconfig } from 'sandbox';
import { pollUntil } from 'sandbox/src/pollUntil';
import { buildKubectl } from '../../controlPlane/build';
import { Kubectl } from '../kubectl/Kubectl';
import { CountingProxy } from '../proxy/CountingProxy';
import { Tally, tally } from '../proxy/countedCalls';
import { BenchResult } from '../report';
import { BenchBackend } from './BenchBackend';
import { BenchCluster } from './BenchCluster';
import { configure } from './configuration';
import { interleave, Interleaved } from './interleave';
import { nameOf, namespace, podsOfEach } from './names';
import { toServicePageResult } from './toServicePageResult';

const warmUp = 200;
/** How many pages of ours come to one of theirs, which are much dearer. */
const every = { plugin: 10, kubectl: 50 };

type Request = 'page' | 'floor' | 'plugin' | 'kubectl';

/** What was measured with a cluster of one size. */
export type Size = {
  workloads: number;
  heap: number;
  /** From the start of the backend until a page shows its workload. */
  secondsToFirstPage: number;
  /** How often each was asked for, the warm-up included. */
  asked: Record<Request, number>;
  /** What they asked of the cluster. */
  upstream: Tally['byCaller'];
  measured: Interleaved<Request>;
};

/** What a size is measured with. */
type Bench = {
  rounds: number;
  postgres: Postgres;
  /** The program. */
  kubectl: string;
  /** For what is written down. */
  folder: string;
};

/**
 * Measures the page of a service over HTTP, with clusters of several sizes, in turn with what the stock Kubernetes backend and kubectl
 * answer for the same service and with the cheapest answer that the backend gives; and the memory that the live picture takes.
 */
export async function benchServicePage(options: {
  sizes: readonly number[];
  rounds: number;
  log: (line: string) => void;
}): Promise<BenchResult> {
  const { sizes, rounds, log } = options;
  const kubectl = await buildKubectl({ log });
  const folder = mkdtempSync(join(tmpdir(), 'slipway-bench-page-'));
  const postgres = await startPostgres();
  try {
    const results: Size[] = [];
    for (const workloads of [0, ...sizes]) {
      log(`${workloads} workloads, ${workloads * podsOfEach} pods`);
      results.push(
        await measureSize(workloads, { rounds, postgres, kubectl, folder }),
      );
    }
    return toServicePageResult(results);
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureSize(workloads: number, bench: Bench): Promise<Size> {
  const cluster = await BenchCluster.start(workloads);
  const proxy = await CountingProxy.start(cluster.simulator, bench.folder);
  try {
    const began = performance.now();
    const backend = await BenchBackend.start(
      configure({
        cluster,
        proxy,
        postgres: bench.postgres,
        prefix: `bench_${workloads}_`,
      }),
    );
    try {
      await waitForPage(backend, nameOf(Math.max(0, workloads - 1)), workloads);
      const secondsToFirstPage = (performance.now() - began) / 1000;
      return {
        workloads,
        secondsToFirstPage,
        ...(await measurePages(workloads, {
          backend,
          proxy,
          kubectl: openKubectl(cluster, proxy, bench),
          rounds: bench.rounds,
        })),
        heap: await backend.measureHeap(),
      };
    } finally {
      await backend.stop();
    }
  } finally {
    await proxy.stop();
    await cluster.stop();
  }
}

async function measurePages(
  workloads: number,
  options: {
    backend: BenchBackend;
    proxy: CountingProxy;
    kubectl: Kubectl;
    rounds: number;
  },
): Promise<Pick<Size, 'asked' | 'upstream' | 'measured'>> {
  const { backend, proxy, kubectl, rounds } = options;
  const serviceOf = (round: number) =>
    nameOf((round * 7) % Math.max(1, workloads));
  const asked = { page: 0, floor: 0, plugin: 0, kubectl: 0 };
  const counting = <TAnswer>(
    name: Request,
    ask: (service: string) => Promise<TAnswer>,
  ) => {
    return (round: number) => {
      asked[name] += 1;
      return ask(serviceOf(round));
    };
  };
  const before = proxy.calls.length;
  const measured = await interleave<Request>({
    requests: {
      page: counting('page', service => backend.get(pathOf(service))),
      floor: counting('floor', () =>
        backend.get('/.backstage/health/v1/readiness'),
      ),
      plugin: counting('plugin', service => askPlugin(backend, service)),
      kubectl: counting('kubectl', async service => {
        const { output: text } = await kubectl.run(...getOf(service));
        return { status: 200, text };
      }),
    },
    every,
    rounds,
    warmUp,
  });
  const { byCaller } = tally(proxy.calls.slice(before), Date.now());
  return { asked, upstream: byCaller, measured };
}

function openKubectl(
  { simulator }: BenchCluster,
  proxy: CountingProxy,
  { kubectl: program, folder }: Bench,
): Kubectl {
  const kubeconfig = join(folder, 'kubeconfig');
  writeFileSync(
    kubeconfig,
    writeKubeconfig({
      cluster: simulator.name,
      server: proxy.url,
      caData: proxy.caData,
      user: 'admin',
      token: simulator.tokens.admin ?? '',
    }),
    { mode: 0o600 },
  );
  return new Kubectl({ program, kubeconfig, home: folder });
}

/** Asks as the plugin's tab does. */
async function askPlugin(backend: BenchBackend, name: string) {
  const entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      annotations: { 'backstage.io/kubernetes-id': name },
    },
  };
  const answer = await backend.post(`/api/kubernetes/services/${name}`, {
    entity,
    auth: {},
  });
  // It succeeds although the cluster refuses it something.
  return answer.text.includes('"errors":[{')
    ? { ...answer, status: 502 }
    : answer;
}

/** What somebody asks for who wants to see what the page shows. */
function getOf(service: string): string[] {
  const kinds = 'deployments,replicasets,pods,horizontalpodautoscalers';
  const label = `backstage.io/kubernetes-id=${service}`;
  return ['get', kinds, '-n', namespace, '-l', label, '-o', 'json'];
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
