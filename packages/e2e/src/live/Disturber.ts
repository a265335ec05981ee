import { PatchStrategy, setHeaderOptions } from '@kubernetes/client-node';
import { namespace, type TestCluster } from '../controlPlane/testCluster';
import { aDeployment, anAutoscaler } from '../controlPlane/testObjects';
import { changeTemplate, withTag } from '../operations/testWorkloads';

/** Others who work on the cluster: they change, add and delete objects of every kind that is watched. */
export class Disturber {
  readonly #cluster: TestCluster;
  #round = 0;

  constructor(cluster: TestCluster) {
    this.#cluster = cluster;
  }

  /** Makes what is there to be changed. */
  async prepare(): Promise<void> {
    for (const name of ['steady', 'fading', 'renewed']) {
      await this.#create(name);
    }
  }

  /** Changes one workload of each kind, deletes one, and makes one anew under the same name. */
  async disturb(): Promise<void> {
    const { apps, core } = this.#cluster;
    this.#round += 1;
    const tag = `1.${this.#round}.0`;
    await changeTemplate(this.#cluster, 'steady', withTag('steady', tag));
    await apps.patchNamespacedStatefulSet(
      {
        namespace,
        name: 'steady',
        body: { spec: { replicas: 1 + (this.#round % 2) } },
      },
      setHeaderOptions('Content-Type', PatchStrategy.MergePatch),
    );
    await this.#delete('renewed');
    await this.#create('renewed');
    // One that a controller has deleted by now would be missed.
    await core.deleteCollectionNamespacedPod({
      namespace,
      labelSelector: 'app=steady-set',
    });
  }

  /** Deletes what is deleted only once. */
  async fade(): Promise<void> {
    await this.#delete('fading');
  }

  async #create(name: string) {
    const { apps, autoscaling } = this.#cluster;
    const labels = { app: `${name}-set` };
    const metadata = { name };
    const { spec } = aDeployment({ name, namespace, replicas: 2 });
    const selector = { matchLabels: labels };
    const template = { ...spec!.template, metadata: { labels } };
    await apps.createNamespacedDeployment({
      namespace,
      body: aDeployment({ name, namespace, replicas: 2 }),
    });
    await apps.createNamespacedStatefulSet({
      namespace,
      body: { metadata, spec: { replicas: 1, selector, template } },
    });
    await apps.createNamespacedDaemonSet({
      namespace,
      body: { metadata, spec: { selector, template } },
    });
    await autoscaling.createNamespacedHorizontalPodAutoscaler({
      namespace,
      body: anAutoscaler(name, namespace),
    });
  }

  async #delete(name: string) {
    const { apps, autoscaling } = this.#cluster;
    const at = { namespace, name };
    await apps.deleteNamespacedDeployment(at);
    await apps.deleteNamespacedStatefulSet(at);
    await apps.deleteNamespacedDaemonSet(at);
    await autoscaling.deleteNamespacedHorizontalPodAutoscaler(at);
  }
}
