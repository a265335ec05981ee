import {
  AppsV1Api,
  AutoscalingV2Api,
  CoreV1Api,
  KubeConfig,
  type V1Pod,
} from '@kubernetes/client-node';
import { startControlPlane, until, type ControlPlane } from './index';
import { aDeployment, type DeploymentOptions } from './testObjects';

/** The namespace that the tests work in. */
export const namespace = 'production';

/** A control plane with clients that act as its administrator, and the questions that the tests ask of it. */
export class TestCluster {
  readonly core: CoreV1Api;
  readonly apps: AppsV1Api;
  readonly autoscaling: AutoscalingV2Api;

  private constructor(readonly plane: ControlPlane) {
    const config = new KubeConfig();
    config.loadFromFile(plane.kubeconfigPath);
    this.core = config.makeApiClient(CoreV1Api);
    this.apps = config.makeApiClient(AppsV1Api);
    this.autoscaling = config.makeApiClient(AutoscalingV2Api);
  }

  /**
   * Starts a control plane in the folder, and makes the namespace if it is not there.
   *
   * @param others - users whom it knows besides the usual ones.
   */
  static async start(
    dataDirectory: string,
    others: readonly string[] = [],
  ): Promise<TestCluster> {
    const users = [
      { name: 'ci', groups: ['builders'] },
      ...others.map(name => ({ name })),
    ];
    const cluster = new TestCluster(
      await startControlPlane({ dataDirectory, name: 'retail-cluster', users }),
    );
    const { items } = await cluster.core.listNamespace();
    if (!items.some(({ metadata }) => metadata?.name === namespace)) {
      await cluster.core.createNamespace({
        body: { metadata: { name: namespace } },
      });
    }
    return cluster;
  }

  async deploy(options: Omit<DeploymentOptions, 'namespace'>): Promise<void> {
    await this.apps.createNamespacedDeployment({
      namespace,
      body: aDeployment({ namespace, ...options }),
    });
  }

  async podsOf(name: string): Promise<V1Pod[]> {
    return (
      await this.core.listNamespacedPod({
        namespace,
        labelSelector: `app=${name}`,
      })
    ).items;
  }

  /** Waits until the only pod of a Deployment is as described. */
  async podIs(name: string, expected: (pod: V1Pod) => boolean): Promise<V1Pod> {
    let found: V1Pod | undefined;
    await until(`The pod of ${name}`, async () => {
      [found] = await this.podsOf(name);
      return found !== undefined && expected(found);
    });
    return found!;
  }

  async readyReplicas(name: string, count: number): Promise<void> {
    await until(`${count} ready replicas of ${name}`, async () => {
      const { status } = await this.apps.readNamespacedDeployment({
        namespace,
        name,
      });
      return status?.readyReplicas === count && status.replicas === count;
    });
  }

  /** The warnings about a pod, as `component reason: message`. */
  async warnings(pod: V1Pod): Promise<string[]> {
    const { items } = await this.core.listNamespacedEvent({
      namespace,
      fieldSelector: `involvedObject.uid=${pod.metadata?.uid},type=Warning`,
    });
    return items.map(
      ({ reason, message, source }) =>
        `${source?.component} ${reason}: ${message}`,
    );
  }
}

/** The status of a pod's first container. */
export const container = (pod: V1Pod) => pod.status?.containerStatuses?.[0];

/** Whether a pod is ready. */
export const isReady = (pod: V1Pod) =>
  pod.status?.conditions?.find(({ type }) => type === 'Ready')?.status ===
  'True';
