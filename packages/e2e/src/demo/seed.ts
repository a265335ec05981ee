import { resolve } from 'node:path';
import { KubeConfig } from '@kubernetes/client-node';
import { exampleCluster, ExampleCluster } from './exampleCluster';
import { readExampleFile } from './exampleFile';
import { HistoryStep, readHistory } from './history';
import { ExampleLoad, readLoads } from './loads';
import { Manifest, readManifests } from './manifests';
import { hasCome, outcomeOf } from './outcome';
import { HISTORY_LABEL, stepPatch } from './stepPatch';
import { formatWorkload, isWorkload, WorkloadRef } from './workload';

// This package is never built: it runs from the checkout.
// eslint-disable-next-line no-restricted-syntax
const CHECKOUT = resolve(__dirname, '../../../..');

/** The retail example as it is written in `examples/kubernetes`. */
export interface RetailExample {
  manifests: Manifest[];
  history: HistoryStep[];
  /** What the pods use: to be set on the metrics of the control plane once it is seeded, as more pods take longer to roll out. */
  loads: ExampleLoad[];
}

/**
 * Reads and checks the files of the retail example.
 *
 * @throws InputError with file, line and fix
 */
export async function readExample(
  checkout: string = CHECKOUT,
): Promise<RetailExample> {
  const folder = resolve(checkout, 'examples/kubernetes');
  const manifests = await readManifests(checkout);
  const records = (file: string) =>
    readExampleFile(resolve(folder, file), checkout);
  return {
    manifests,
    history: readHistory(await records('history.yaml'), manifests),
    loads: readLoads(await records('loads.yaml'), manifests),
  };
}

/**
 * Brings the retail example with its history onto a cluster.
 *
 * @remarks
 * Running it again goes on where it was interrupted, and leaves alone what was changed since, such as a workload that was rolled back.
 */
export async function seedExample(options: {
  /** A file, or what was read from one. Needs the rights of an administrator. */
  kubeconfig: string | KubeConfig;
  /** @default the one of this checkout */
  example?: RetailExample;
  /** Told in a line each what was done. */
  log(line: string): void;
}): Promise<void> {
  await seedCluster({
    cluster: exampleCluster(loadConfig(options.kubeconfig)),
    example: options.example ?? (await readExample()),
    log: options.log,
  });
}

/** Brings an example onto a cluster. */
export async function seedCluster(options: {
  cluster: ExampleCluster;
  example: RetailExample;
  log(line: string): void;
}): Promise<void> {
  const { cluster, example, log } = options;
  const workloads = example.manifests.filter(isWorkload);
  const rest = example.manifests.filter(manifest => !isWorkload(manifest));
  log(`Applying ${rest.length} objects of the retail example`);
  for (const { object } of rest.sort(namespacesFirst)) {
    await cluster.apply(object);
  }
  log(`Deploying ${workloads.length} workloads and their history`);
  await Promise.all(
    workloads.map(async ({ object }) => {
      await cluster.createOnce(object);
      const ref: WorkloadRef = {
        kind: object.kind ?? '',
        namespace: object.metadata.namespace ?? '',
        name: object.metadata.name,
      };
      await goThroughHistory(cluster, ref, example.history, log);
    }),
  );
}

async function goThroughHistory(
  cluster: ExampleCluster,
  ref: WorkloadRef,
  history: HistoryStep[],
  log: (line: string) => void,
): Promise<void> {
  const name = formatWorkload(ref);
  const steps = history.filter(step => formatWorkload(step.workload) === name);
  const { metadata } = await cluster.read(ref);
  const done = Number(metadata?.labels?.[HISTORY_LABEL] ?? 0);
  if (steps.length > 0 && done >= steps.length) {
    return;
  }
  await comeToRest(cluster, ref, steps[done - 1]);
  for (const [index, step] of [...steps.entries()].slice(done)) {
    await cluster.patch(ref, stepPatch(step, index + 1), step.by);
    await comeToRest(cluster, ref, step);
    log(`${name} ${step.version}: ${describeStep(step)}`);
  }
}

function describeStep({ pause, behaviour }: HistoryStep): string {
  return pause ? 'paused' : (behaviour ?? 'rolled out');
}

async function comeToRest(
  cluster: ExampleCluster,
  ref: WorkloadRef,
  step: HistoryStep | undefined,
): Promise<void> {
  const outcome = outcomeOf(step);
  await cluster.waitFor(
    ref,
    workload => hasCome(workload, outcome),
    `the rollout of ${step?.version ?? 'the first deploy'}`,
  );
}

function namespacesFirst(a: Manifest, b: Manifest): number {
  const rank = ({ object }: Manifest) => (object.kind === 'Namespace' ? 0 : 1);
  return rank(a) - rank(b);
}

function loadConfig(kubeconfig: string | KubeConfig): KubeConfig {
  if (kubeconfig instanceof KubeConfig) {
    return kubeconfig;
  }
  const config = new KubeConfig();
  config.loadFromFile(kubeconfig);
  return config;
}
