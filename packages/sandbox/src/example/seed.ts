import { ExampleCluster } from './exampleCluster';
import { HistoryStep } from './history';
import { Manifest } from './manifests';
import { hasCome, outcomeOf } from './outcome';
import { RetailExample } from './readExample';
import { HISTORY_LABEL, stepPatch } from './stepPatch';
import { formatWorkload, isWorkload, WorkloadRef } from './workload';

/** @see {@link seedExample} */
export interface SeedOptions {
  /** Needs the rights to create everything that the example is made of. */
  cluster: ExampleCluster;
  example: RetailExample;
  /** Told in a line each what was done. */
  log(line: string): void;
}

/**
 * Brings an example with its history onto a cluster whose clock is the world's: one change after the other, each awaited.
 *
 * @remarks
 * Running it again goes on where it was interrupted, and leaves alone what was changed since, such as a workload that was rolled back.
 */
export async function seedExample(options: SeedOptions): Promise<void> {
  const { cluster, example, log } = options;
  await applyAllButWorkloads(options);
  const workloads = example.manifests.filter(isWorkload);
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

/** Applies what has no history: namespaces first, then the rest in the order of the files. */
export async function applyAllButWorkloads({
  cluster,
  example,
  log,
}: SeedOptions): Promise<void> {
  const rest = example.manifests.filter(manifest => !isWorkload(manifest));
  log(`Applying ${rest.length} objects of the retail example`);
  for (const { object } of rest.sort(namespacesFirst)) {
    await cluster.apply(object);
  }
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
