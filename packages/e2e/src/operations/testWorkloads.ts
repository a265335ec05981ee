import {
  AppsV1Api,
  PatchStrategy,
  setHeaderOptions,
} from '@kubernetes/client-node';
import { until } from '../controlPlane';
import { namespace, type TestCluster } from '../controlPlane/testCluster';
import {
  aDeployment,
  type DeploymentOptions,
} from '../controlPlane/testObjects';

const strategic = setHeaderOptions(
  'Content-Type',
  PatchStrategy.StrategicMergePatch,
);

/** Deploys a service that carries its label, and waits until it is rolled out. */
export async function deployService(
  cluster: TestCluster,
  options: Omit<DeploymentOptions, 'namespace'>,
  spec: object = {},
): Promise<void> {
  const body = aDeployment({ namespace, ...options });
  body.metadata!.labels = { 'backstage.io/kubernetes-id': options.name };
  Object.assign(body.spec!, spec);
  await cluster.apps.createNamespacedDeployment({ namespace, body });
}

/** Sets what the template is to be, as a CI pipeline does. */
export async function changeTemplate(
  cluster: TestCluster,
  name: string,
  template: object,
): Promise<void> {
  await cluster.apps.patchNamespacedDeployment(
    { namespace, name, body: { spec: { template } }, fieldManager: 'ci' },
    strategic,
  );
}

/** Another tag for the only container of a workload. */
export const withTag = (name: string, tag: string) => ({
  spec: { containers: [{ name, image: `retail-backend:${tag}` }] },
});

/** How the pods of the template behave. */
export const withBehaviour = (behaviour: string) => ({
  metadata: { annotations: { 'sandbox.slipway.dev/behaviour': behaviour } },
});

/** Makes a StatefulSet and a DaemonSet of that name, and brings each to its second revision. */
export async function deploySets(
  cluster: TestCluster,
  name: string,
): Promise<void> {
  const { spec } = aDeployment({ name, namespace, replicas: 2 });
  const metadata = { name, labels: { 'backstage.io/kubernetes-id': name } };
  const { selector, template } = spec!;
  await cluster.apps.createNamespacedStatefulSet({
    namespace,
    body: { metadata, spec: { replicas: 2, selector, template } },
  });
  const agent = { matchLabels: { app: `${name}-agent` } };
  await cluster.apps.createNamespacedDaemonSet({
    namespace,
    body: {
      metadata,
      spec: {
        selector: agent,
        template: { ...template, metadata: { labels: agent.matchLabels } },
      },
    },
  });
  await setsAreDone(cluster, name);
  const change = {
    namespace,
    name,
    body: { spec: { template: withTag(name, '1.1.0') } },
    fieldManager: 'ci',
  };
  await cluster.apps.patchNamespacedStatefulSet(change, strategic);
  await cluster.apps.patchNamespacedDaemonSet(change, strategic);
  await setsAreDone(cluster, name);
}

/** The image that a workload's template names. */
export async function imageOf(
  apps: AppsV1Api,
  workload: string,
): Promise<string | undefined> {
  const [kind, name = ''] = workload.split('.');
  const read = {
    deployment: () => apps.readNamespacedDeployment({ namespace, name }),
    statefulset: () => apps.readNamespacedStatefulSet({ namespace, name }),
    daemonset: () => apps.readNamespacedDaemonSet({ namespace, name }),
  }[kind as 'deployment'];
  const { spec } = await read();
  return spec?.template.spec?.containers[0]?.image;
}

async function setsAreDone(cluster: TestCluster, name: string): Promise<void> {
  await until('The StatefulSet being rolled out', async () => {
    const { metadata, status } = await cluster.apps.readNamespacedStatefulSet({
      namespace,
      name,
    });
    return (
      status?.observedGeneration === metadata?.generation &&
      status?.updatedReplicas === 2 &&
      status.availableReplicas === 2
    );
  });
  await until('The DaemonSet being rolled out', async () => {
    const { metadata, status } = await cluster.apps.readNamespacedDaemonSet({
      namespace,
      name,
    });
    return (
      status?.observedGeneration === metadata?.generation &&
      (status?.updatedNumberScheduled ?? 0) > 0 &&
      status?.updatedNumberScheduled === status?.desiredNumberScheduled &&
      status?.numberAvailable === status?.desiredNumberScheduled
    );
  });
}
