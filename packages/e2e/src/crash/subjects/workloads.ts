import { PatchStrategy, setHeaderOptions } from '@kubernetes/client-node';
import { until } from '../../controlPlane';
import { namespace, type TestCluster } from '../../controlPlane/testCluster';
import { aDeployment } from '../../controlPlane/testObjects';
import { withTag } from '../../operations/testWorkloads';

/** The kinds of workload that are tried. */
export type WorkloadKind = 'deployment' | 'statefulset';

/** A workload of the test cluster. */
export interface WorkloadName {
  kind: WorkloadKind;
  name: string;
}

const strategic = setHeaderOptions(
  'Content-Type',
  PatchStrategy.StrategicMergePatch,
);

/** Reads it, as far as both kinds are alike. */
export async function readWorkload(
  { apps }: TestCluster,
  { kind, name }: WorkloadName,
) {
  const where = { namespace, name };
  return kind === 'deployment'
    ? apps.readNamespacedDeployment(where)
    : apps.readNamespacedStatefulSet(where);
}

/** Makes one that runs one small pod of 1.0.0, and waits for it: hundreds fit on the nodes. */
export async function deploy(
  cluster: TestCluster,
  workload: WorkloadName,
): Promise<void> {
  const { kind, name } = workload;
  const { metadata, spec } = aDeployment({ namespace, name, cpu: '10m' });
  metadata!.labels = { 'backstage.io/kubernetes-id': name };
  const { replicas, selector, template } = spec!;
  const body = { metadata, spec: { replicas, selector, template } };
  await (kind === 'deployment'
    ? cluster.apps.createNamespacedDeployment({ namespace, body })
    : cluster.apps.createNamespacedStatefulSet({ namespace, body }));
  await isRolledOut(cluster, workload);
}

/** Changes the specification, as a CI pipeline does. */
export async function change(
  { apps }: TestCluster,
  { kind, name }: WorkloadName,
  spec: object,
): Promise<void> {
  const patch = { namespace, name, body: { spec }, fieldManager: 'ci' };
  await (kind === 'deployment'
    ? apps.patchNamespacedDeployment(patch, strategic)
    : apps.patchNamespacedStatefulSet(patch, strategic));
}

/** The specification that has another tag, for {@link change}. */
export const ofTag = (name: string, tag: string) => ({
  template: withTag(name, tag),
});

/** Waits until its only pod is that of its template. */
export async function isRolledOut(
  cluster: TestCluster,
  workload: WorkloadName,
): Promise<void> {
  await until(
    `The ${workload.kind} ${workload.name} being rolled out`,
    async () => {
      const { metadata, status } = await readWorkload(cluster, workload);
      return (
        status?.observedGeneration === metadata?.generation &&
        status?.updatedReplicas === 1 &&
        status.replicas === 1 &&
        status.availableReplicas === 1
      );
    },
    { timeoutMs: 180_000 },
  );
}

/** Waits until its controller has seen its specification. */
export async function isSeen(
  cluster: TestCluster,
  workload: WorkloadName,
): Promise<void> {
  await until(`The ${workload.kind} ${workload.name} being seen`, async () => {
    const { metadata, status } = await readWorkload(cluster, workload);
    return status?.observedGeneration === metadata?.generation;
  });
}

/** The tag that its template names. */
export async function tagOf(
  cluster: TestCluster,
  workload: WorkloadName,
): Promise<string | undefined> {
  const { spec } = await readWorkload(cluster, workload);
  const image = spec?.template.spec?.containers[0]?.image;
  return image?.slice(image.lastIndexOf(':') + 1);
}

/** How many revisions its controller keeps. */
export async function countRevisions(
  { apps }: TestCluster,
  { kind, name }: WorkloadName,
): Promise<number> {
  const query = { namespace, labelSelector: `app=${name}` };
  const { items } = await (kind === 'deployment'
    ? apps.listNamespacedReplicaSet(query)
    : apps.listNamespacedControllerRevision(query));
  return items.length;
}
