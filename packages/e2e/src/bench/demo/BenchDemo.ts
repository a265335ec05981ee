import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AppsV1Api,
  PatchStrategy,
  setHeaderOptions,
} from '@kubernetes/client-node';
import { buildApp, startPortal, startPostgres, writeKubeconfig } from 'sandbox';
import { findKubeconfig } from 'sandbox/src/demo/kubeconfigs';
import { loadConfigFile } from 'sandbox/src/example/loadConfig';
import { startExampleAccount } from 'sandbox/src/start/aws/startExampleAccount';
import { choosePort } from 'sandbox/src/start/choosePort';
import {
  clusterNames,
  ClusterName,
} from 'sandbox/src/start/clusters/DemoCluster';
import { startLocalCluster } from 'sandbox/src/start/clusters/localCluster';
import { portalEnvironment } from 'sandbox/src/start/portalEnvironment';
import { Teardown } from 'sandbox/src/start/teardown';
import { people } from '../../browser/people';
import { PortalApi } from '../../browser/PortalApi';
import { until } from '../../controlPlane';
import { buildKubectl } from '../../controlPlane/build';
import { Kubectl } from '../kubectl/Kubectl';
import { CountingProxy } from '../proxy/CountingProxy';

/** What is changed and watched: a service that is healthy in each of its environments, and its place. */
export const subject = {
  name: 'payment-gateway',
  namespace: 'staging',
  environment: 'staging',
  column: 'Staging',
  cluster: 'retail-cluster',
} as const;

/**
 * The demo portal, with the stock Kubernetes plugin in it, and kubectl on the real control plane. Each way to the API server leads through
 * a proxy that counts.
 */
export class BenchDemo {
  private constructor(
    readonly url: string,
    /** Before the cluster of the {@link subject}. */
    readonly proxy: CountingProxy,
    /** By the same proxy. */
    readonly kubectl: Kubectl,
    /** Past the proxy. */
    private readonly apps: AppsV1Api,
    private readonly end: () => Promise<void>,
  ) {}

  static async start(log: (line: string) => void): Promise<BenchDemo> {
    const data = mkdtempSync(join(tmpdir(), 'slipway-bench-demo-'));
    // PostgreSQL runs as another user where we are root.
    chmodSync(data, 0o755);
    const teardown = new Teardown();
    teardown.add(() => rmSync(data, { recursive: true, force: true }));
    try {
      return await BenchDemo.#startIn(data, teardown, log);
    } catch (error) {
      await teardown.run(log);
      throw error;
    }
  }

  static async #startIn(
    data: string,
    teardown: Teardown,
    log: (line: string) => void,
  ): Promise<BenchDemo> {
    const program = await buildKubectl({ log });
    const app = buildApp({ logFile: join(data, 'app-build.log'), log });
    teardown.add(app.interrupt);
    const postgres = await startPostgres({
      dataDirectory: join(data, 'database'),
      log,
    });
    teardown.add(postgres.stop);
    const cluster = await startLocalCluster({
      dataDirectory: join(data, 'cluster'),
      log,
    });
    teardown.add(cluster.stop);
    const account = await startExampleAccount({ dataDirectory: data, log });
    teardown.add(account.stop);
    await app.built;

    const access = { ...cluster.access };
    const proxies = {} as Record<ClusterName, CountingProxy>;
    for (const name of clusterNames) {
      const proxy = await CountingProxy.start(
        { server: access[name].server, caData: access[name].caData ?? '' },
        join(data, 'proxy'),
      );
      teardown.add(() => proxy.stop());
      proxies[name] = proxy;
      access[name] = {
        ...access[name],
        server: proxy.url,
        caData: proxy.caData,
      };
    }
    const port = await choosePort({ wanted: undefined, usual: 7007, log });
    const url = `http://localhost:${port}`;
    log('starting the portal');
    await startPortal({
      url,
      backendUrl: url,
      environment: portalEnvironment({
        port,
        postgres,
        account,
        cluster: { ...cluster, access },
      }),
      logFile: join(data, 'portal.log'),
      onStart: portal => teardown.add(portal.stop),
    });

    // The page is there before the catalog has read who the people are.
    await until('The people signing in', async () => {
      await PortalApi.signIn(url, people.tara);
      return true;
    });

    const config = loadConfigFile(findKubeconfig(data, subject.cluster));
    const proxy = proxies[subject.cluster];
    const kubeconfig = join(data, 'kubeconfig');
    writeFileSync(
      kubeconfig,
      writeKubeconfig({
        cluster: subject.cluster,
        server: proxy.url,
        caData: proxy.caData,
        user: 'admin',
        token: config.getCurrentUser()?.token ?? '',
      }),
      { mode: 0o600 },
    );
    const kubectl = new Kubectl({ program, kubeconfig, home: data });
    teardown.add(() => kubectl.endAll());
    return new BenchDemo(
      url,
      proxy,
      kubectl,
      config.makeApiClient(AppsV1Api),
      () => teardown.run(log),
    );
  }

  /** Scales the {@link subject}. @returns when the API server had answered, in milliseconds since 1970. */
  async scale(replicas: number): Promise<number> {
    const { name, namespace } = subject;
    await this.apps.patchNamespacedDeployment(
      { name, namespace, body: { spec: { replicas } } },
      setHeaderOptions('Content-Type', PatchStrategy.MergePatch),
    );
    return Date.now();
  }

  /** Whether the {@link subject} is as wanted: all pods new and ready. */
  async isSettled(): Promise<boolean> {
    const { name, namespace } = subject;
    const { metadata, spec, status } = await this.apps.readNamespacedDeployment(
      { name, namespace },
    );
    return (
      status?.observedGeneration === metadata?.generation &&
      [
        status?.replicas,
        status?.updatedReplicas,
        status?.availableReplicas,
      ].every(count => count === spec?.replicas)
    );
  }

  /** The revision before the current one of the {@link subject}: what is rolled back to. */
  async previousRevision(): Promise<{ revision: string; version: string }> {
    const { name, namespace } = subject;
    const { items } = await this.apps.listNamespacedReplicaSet({
      namespace,
      labelSelector: `app=${name}`,
    });
    const revisions = items
      .map(({ metadata, spec }) => {
        const image = spec?.template?.spec?.containers[0]?.image ?? '';
        return {
          revision:
            metadata?.annotations?.['deployment.kubernetes.io/revision'] ?? '',
          version: image.slice(image.lastIndexOf(':') + 1),
        };
      })
      .sort((a, b) => Number(b.revision) - Number(a.revision));
    return revisions[1]!;
  }

  async stop(): Promise<void> {
    await this.end();
  }
}
