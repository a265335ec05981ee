import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AppsV1Api,
  AutoscalingV2Api,
  CoreV1Api,
  KubeConfig,
} from '@kubernetes/client-node';
import { ClusterAccess, ClusterName, DemoCluster } from '../DemoCluster';
import { ScalingSample } from './scalingHistory';
import { startSimulatedClusters } from './simulatedClusters';

const day = 86_400_000;

function clientsOf({ server, caData, readerToken }: ClusterAccess) {
  const config = new KubeConfig();
  config.loadFromClusterAndUser(
    { name: 'simulated', server, caData, skipTLSVerify: false },
    { name: 'reader', token: readerToken },
  );
  return {
    apps: config.makeApiClient(AppsV1Api),
    core: config.makeApiClient(CoreV1Api),
    autoscaling: config.makeApiClient(AutoscalingV2Api),
  };
}

function daysSince(date: Date | undefined): number {
  return (Date.now() - Number(date)) / day;
}

/** One after the other: the second start finds what the first one made. */
describe('the simulated clusters of the demo', () => {
  let dataDirectory: string;
  let demo: DemoCluster;
  const lines: string[] = [];
  const start = () =>
    startSimulatedClusters({
      dataDirectory,
      log: line => void lines.push(line),
    });
  const clients = (name: ClusterName = 'retail-cluster') =>
    clientsOf(demo.access[name]);

  beforeAll(async () => {
    dataDirectory = mkdtempSync(join(tmpdir(), 'slipway-simulated-'));
    demo = await start();
  }, 120_000);
  afterAll(async () => {
    await demo.stop();
    rmSync(dataDirectory, { recursive: true });
  });

  it('have their parts of the example', async () => {
    const namespacesOf = async (name: ClusterName) => {
      const { items } =
        await clients(name).apps.listDeploymentForAllNamespaces();
      return [...new Set(items.map(it => it.metadata?.namespace))];
    };
    expect(await namespacesOf('retail-cluster')).toEqual([
      'development',
      'production',
      'staging',
    ]);
    expect(await namespacesOf('retail-cluster-2')).toEqual(['production-2']);
  });

  it('have revisions of their true age', async () => {
    const { items } = await clients().apps.listReplicaSetForAllNamespaces();
    const ages = items
      .filter(
        ({ metadata }) =>
          metadata?.namespace === 'production' &&
          metadata.labels?.app === 'backend',
      )
      .map(({ metadata }) => daysSince(metadata?.creationTimestamp))
      .sort((a, b) => a - b);
    expect(ages.map(age => age.toFixed(1))).toEqual(['3.2', '12.8', '21.0']);
  });

  it('have something unhealthy, a canary, and an autoscaler at its limit', async () => {
    const { items } = await clients().core.listPodForAllNamespaces();
    const podOf = (app: string, version: string) =>
      items.find(
        ({ metadata, spec }) =>
          metadata?.namespace === 'production' &&
          metadata.labels?.app === app &&
          spec?.containers[0]?.image?.endsWith(`:${version}`),
      )?.status?.containerStatuses?.[0];
    expect(podOf('admin-web', '1.2.0')?.restartCount).toBeGreaterThan(5);
    expect(podOf('consumer-web', '1.2.0-rc.1')).toMatchObject({ ready: true });

    const autoscalers =
      await clients().autoscaling.listHorizontalPodAutoscalerForAllNamespaces();
    const backend = autoscalers.items.find(
      ({ metadata }) =>
        metadata?.namespace === 'production' && metadata.name === 'backend-hpa',
    );
    expect(backend?.status).toMatchObject({
      currentReplicas: 10,
      desiredReplicas: 10,
    });
    expect(
      backend?.status?.conditions?.find(it => it.type === 'ScalingLimited'),
    ).toMatchObject({ status: 'True', reason: 'TooManyReplicas' });
  });

  it('tell what their autoscalers did in the last day', () => {
    const samples: ScalingSample[] = JSON.parse(
      readFileSync(demo.scalingHistory ?? '', 'utf8'),
    );
    const backend = samples.filter(
      it => it.namespace === 'production' && it.name === 'backend',
    );
    const replicas = backend.map(({ current }) => current);
    expect(daysSince(new Date(backend[0]?.at ?? 0))).toBeCloseTo(1, 1);
    expect([Math.min(...replicas), Math.max(...replicas)]).toEqual([3, 10]);
    expect(backend.at(-1)?.metrics).toEqual([
      { name: 'cpu', unit: '%', current: expect.any(Number), target: 70 },
      { name: 'memory', unit: '%', current: expect.any(Number), target: 80 },
    ]);
  });

  it('are as they were left when they are started again', async () => {
    const read = async () => {
      const { metadata, spec } = await clients().apps.readNamespacedDeployment({
        namespace: 'production',
        name: 'admin-web',
      });
      return { uid: metadata?.uid, image: spec?.template.spec?.containers[0] };
    };
    const before = { access: demo.access, read: await read() };
    await demo.stop();
    lines.splice(0);
    demo = await start();
    expect({ access: demo.access, read: await read() }).toEqual(before);
    expect(lines.join('\n')).not.toContain('Living through');
  });

  it('are made anew where their past was interrupted', async () => {
    await demo.stop();
    rmSync(join(dataDirectory, 'past-is-complete'));
    lines.splice(0);
    demo = await start();
    expect(lines[0]).toBe('Living through the last 21d of the retail example');
  }, 120_000);
});
