import { readFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pickPorts, writeKubeconfig } from 'sandbox';
import { createApiClient } from './apiClient';
import { bootstrap, canRunPods, type NodeOptions } from './bootstrap';
import { buildControlPlane } from './build';
import { files, portNames, type Layout } from './components';
import { ControlPlane } from './controlPlane';
import {
  ensureCertificates,
  ensureTokens,
  type ClusterUser,
} from './credentials';
import { closeDataDirectory, openDataDirectory } from './dataDirectory';
import { MetricsServer } from './metricsServer';
import { sourceDirectory } from './paths';
import { PodLoads, type PodLoad } from './podLoads';
import { RunningComponents } from './runningComponents';
import { until } from './until';

/** @see {@link startControlPlane} */
export interface ControlPlaneOptions {
  /** Where the cluster's objects, keys and logs are kept. A directory that was used before brings its objects back, at the same address if that is free. */
  dataDirectory: string;
  /** The cluster's name, in kubeconfigs. */
  name: string;
  /** Told about progress and about components that end by themselves, a line at a time. @default no one */
  log?: (line: string) => void;
  /** Users besides `admin`, `slipway-reader` and `slipway-executor`. @default none */
  users?: readonly ClusterUser[];
  /** @default three nodes of 16 CPUs and 64 GiB, in three zones */
  nodes?: NodeOptions;
  /** What a pod uses for which no load was set. @default 5 millicores, 64 MiB */
  idleLoad?: PodLoad;
}

/**
 * Starts etcd, API server, controllers, scheduler and kwok as processes of their own, on free ports of the loopback interface.
 *
 * @remarks Ready a few seconds after the call, once the programs are built. The processes end when this process ends, however it ends.
 * @throws {@link PreparationError} if the programs cannot be built, and an Error with a sentence if the data directory is in use or a component fails.
 */
export async function startControlPlane(
  options: ControlPlaneOptions,
): Promise<ControlPlane> {
  const log = options.log ?? (() => {});
  const binaries = await buildControlPlane({ log });
  const data = resolve(options.dataDirectory);
  const before = await openDataDirectory(data);
  try {
    const ports = await pickPorts(portNames, before?.ports);
    return await startIn(
      { data, source: sourceDirectory, binaries, ports },
      options,
      log,
    );
  } catch (error) {
    await closeDataDirectory(data);
    throw error;
  }
}

async function startIn(
  layout: Layout,
  options: ControlPlaneOptions,
  log: (line: string) => void,
): Promise<ControlPlane> {
  const { data, ports } = layout;
  const { certificates } = files(layout);
  const ca = await ensureCertificates(
    layout.binaries.controlPlane,
    certificates,
  );
  const tokens = await ensureTokens(files(layout).tokens, options.users ?? []);
  const server = `https://127.0.0.1:${ports.apiServer}`;
  await writeKubeconfigs(layout, { cluster: options.name, server, ca, tokens });
  await writeStages(layout);

  const api = createApiClient({
    port: ports.apiServer,
    ca,
    token: tokens['slipway-control-plane'] ?? '',
  });
  const loads = new PodLoads(
    options.idleLoad ?? { cpuMillicores: 5, memoryBytes: 64 * 1024 ** 2 },
  );
  const components = new RunningComponents(layout, log);
  await components.emptyLogs();
  const metrics = await MetricsServer.start({
    port: ports.metrics,
    certificate: await readFile(join(certificates, 'metrics.crt')),
    key: await readFile(join(certificates, 'metrics.key')),
    api,
    loads,
  });
  const controlPlane = new ControlPlane({
    layout,
    name: options.name,
    server,
    ca,
    tokens,
    api,
    loads,
    components,
    metrics,
  });
  try {
    log(`starting the control plane "${options.name}" in ${data}`);
    await components.start('etcd');
    await controlPlane.startApiServer();
    await bootstrap(api, {
      nodes: options.nodes ?? {},
      metricsPort: ports.metrics,
      ca,
    });
    await until('The control plane taking pods', () => canRunPods(api), {
      failure: () => components.failure(),
    });
    return controlPlane;
  } catch (error) {
    await controlPlane.stop();
    throw error;
  }
}

async function writeKubeconfigs(
  layout: Layout,
  access: {
    cluster: string;
    server: string;
    ca: string;
    tokens: Record<string, string>;
  },
): Promise<void> {
  await mkdir(join(layout.data, 'kubeconfigs'), {
    recursive: true,
    mode: 0o700,
  });
  const { cluster, server, ca, tokens } = access;
  const caData = Buffer.from(ca).toString('base64');
  for (const [user, token] of Object.entries(tokens)) {
    await writeFile(
      files(layout).kubeconfigOf(user),
      writeKubeconfig({ cluster, server, caData, user, token }),
      { mode: 0o600 },
    );
  }
}

/** kwok takes its stages as one file. */
async function writeStages({ source, data }: Layout): Promise<void> {
  const folder = join(source, 'stages');
  const names = (await readdir(folder))
    .filter(name => name.endsWith('.yaml'))
    .sort();
  const stages = await Promise.all(
    names.map(name => readFile(join(folder, name), 'utf8')),
  );
  await writeFile(join(data, 'stages.yaml'), stages.join('---\n'));
}
