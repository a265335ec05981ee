import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  KubernetesSimulator,
  SimulatorClock,
  startSimulator,
} from 'sandbox/src/kubernetes';
import { isReady } from 'sandbox/src/kubernetes/controllers/pods';
import { resources } from 'sandbox/src/kubernetes/resources/resources';
import { ServiceUnavailableError } from '@backstage/errors';
import { grantRoles } from '../../operations/roles';
import { grantPlugin } from './grantPlugin';
import { nameOf, namespace, podsOfEach } from './names';

/** A simulated cluster with as many workloads as wanted. */
export class BenchCluster {
  private constructor(
    readonly simulator: KubernetesSimulator,
    private readonly folder: string,
  ) {}

  /**
   * Starts it, and lets its clock go until every pod is ready.
   *
   * @param pods - of each workload.
   */
  static async start(
    workloads: number,
    pods: number = podsOfEach,
  ): Promise<BenchCluster> {
    const folder = mkdtempSync(join(tmpdir(), 'slipway-bench-cluster-'));
    const clock = new SimulatorClock({
      startAt: new Date(Date.now() - 3_600_000),
    });
    const simulator = await startSimulator({
      name: 'bench',
      dataDirectory: folder,
      clock,
      nodes: { count: Math.ceil((workloads * pods) / 100) + 1 },
    });
    const cluster = new BenchCluster(simulator, folder);
    await grantRoles(simulator);
    await grantPlugin(simulator);
    for (let index = 0; index < workloads; index += 1) {
      simulator.store.create(
        resources.deployments,
        aDeployment(nameOf(index), pods),
      );
    }
    await clock.advanceTo(new Date());
    clock.run();
    const ready = simulator.store
      .list(resources.pods, namespace)
      .filter(pod => isReady(pod as never)).length;
    if (ready !== workloads * pods) {
      await cluster.stop();
      throw new ServiceUnavailableError(
        `Only ${ready} of ${workloads * pods} pods became ready`,
      );
    }
    return cluster;
  }

  async stop(): Promise<void> {
    await this.simulator.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** As services are: two containers, some environment, probes, limits. */
function aDeployment(name: string, replicas: number) {
  const labels = {
    'app.kubernetes.io/name': name,
    'backstage.io/kubernetes-id': name,
  };
  const container = (called: string, image: string) => ({
    name: called,
    image,
    ports: [{ name: 'http', containerPort: 8080 }],
    env: Array.from({ length: 12 }, (_, index) => ({
      name: `SETTING_${index}`,
      value: `value-${index}-of-${name}`,
    })),
    resources: {
      requests: { cpu: '10m', memory: '16Mi' },
      limits: { memory: '512Mi' },
    },
    readinessProbe: { httpGet: { path: '/ready', port: 'http' } },
  });
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace, labels },
    spec: {
      replicas,
      selector: { matchLabels: { 'app.kubernetes.io/name': name } },
      template: {
        metadata: { labels },
        spec: {
          containers: [
            container('app', `registry.example.com/${name}:1.4.2`),
            container('proxy', 'registry.example.com/proxy:2.30.1'),
          ],
        },
      },
    },
  };
}
