import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Authorizer } from './access/Authorizer';
import { ClusterUser } from './access/users';
import { ApiServer } from './api/ApiServer';
import { WatchHub } from './api/read/WatchHub';
import { bootstrap } from './bootstrap/bootstrap';
import { NodeOptions } from './bootstrap/nodes';
import { ensureCertificate } from './certificate/certificate';
import { SimulatorClock } from './clock/SimulatorClock';
import { startControllers } from './controllers/startControllers';
import type { PodTiming } from './controllers/timing';
import { writeKubeconfigs } from './files/kubeconfigs';
import { StateFile } from './files/StateFile';
import { loadUsers } from './files/tokens';
import { KubernetesSimulator } from './KubernetesSimulator';
import { LoadControl } from './metrics/LoadControl';
import { createPodSources } from './podSources';
import { RequestLog } from './requests/RequestLog';
import { ObjectStore } from './store/ObjectStore';

/** @see {@link startSimulator} */
export interface SimulatorOptions {
  /** The cluster's name, in kubeconfigs. */
  name: string;
  /** @default any that is free */
  port?: number;
  /** @default one that begins now and goes with real time */
  clock?: SimulatorClock;
  /** Where the cluster is kept over restarts, with UIDs and versions. @default it is not */
  stateFile?: string;
  /** Where certificate, tokens and kubeconfigs are kept. @default a folder that goes with the simulator */
  dataDirectory?: string;
  /** Users besides `admin`, `slipway-reader` and `slipway-executor`. @default none */
  users?: readonly ClusterUser[];
  /** @default three nodes of 16 CPUs and 64 GiB, in three zones */
  nodes?: NodeOptions;
  /** How long pods take. */
  timing?: Partial<PodTiming>;
  /** Which events are written. @default 'all' */
  events?: 'all' | 'warnings';
  /** How many changes are remembered for watches and pages. @default 10,000 */
  keepEvents?: number;
  /** Told about what is asked for and not implemented, a line at a time. @default no one */
  log?: (line: string) => void;
}

/**
 * Starts a simulated cluster: an HTTPS server on 127.0.0.1 that speaks the Kubernetes API, with controllers behind it.
 *
 * @throws InputError where the state file is damaged; an Error of Node where the port is taken.
 */
export async function startSimulator(
  options: SimulatorOptions,
): Promise<KubernetesSimulator> {
  const temporary = options.dataDirectory
    ? undefined
    : await mkdtemp(join(tmpdir(), 'slipway-simulator-'));
  const directory = options.dataDirectory ?? temporary ?? '';
  const removeTemporary = async () => {
    if (temporary) {
      await rm(temporary, { recursive: true, force: true });
    }
  };
  try {
    return await startIn(directory, { ...options, removeTemporary });
  } catch (error) {
    await removeTemporary();
    throw error;
  }
}

async function startIn(
  directory: string,
  options: SimulatorOptions & { removeTemporary: () => Promise<void> },
): Promise<KubernetesSimulator> {
  const log = options.log ?? (() => {});
  const certificate = await ensureCertificate(directory);
  const users = await loadUsers(directory, options.users ?? []);
  const clock = options.clock ?? startClock();
  const { store, saved } = await openStore(clock, { ...options, log });
  bootstrap(store, options.nodes ?? {});

  const loads = new LoadControl({ store, clock });
  const requests = new RequestLog();
  const server = new ApiServer({
    context: {
      store,
      clock,
      authorizer: new Authorizer(store),
      watches: new WatchHub(store),
      sources: createPodSources({ store, clock, loads }),
    },
    users,
    certificate,
    requests,
    log,
  });
  await server.listen(options.port ?? 0);
  const controllers = startControllers({
    store,
    clock,
    loads,
    timing: options.timing,
    events: options.events,
    log,
  });
  const address = `https://127.0.0.1:${server.port}`;
  const caData = Buffer.from(certificate.cert).toString('base64');
  const kubeconfigPathOf = await writeKubeconfigs(directory, {
    cluster: options.name,
    server: address,
    caData,
    tokens: users.tokens,
  });
  const stopSaving = saved?.follow(store);
  return {
    name: options.name,
    server: address,
    caData,
    tokens: users.tokens,
    kubeconfigPath: kubeconfigPathOf('admin'),
    kubeconfigPathOf,
    clock,
    store,
    loads,
    faults: server.faults,
    requests,
    stopServer: () => server.close(),
    startServer: () => server.listen(server.port),
    stop: async () => {
      controllers.stop();
      await server.close();
      if (!options.clock) {
        clock.pause();
      }
      await stopSaving?.();
      await options.removeTemporary();
    },
  };
}

function startClock(): SimulatorClock {
  const clock = new SimulatorClock({ startAt: new Date() });
  clock.run();
  return clock;
}

/** The store as it was kept, or a new one; the clock does not fall behind what is in it. */
async function openStore(
  clock: SimulatorClock,
  options: SimulatorOptions & { log: (line: string) => void },
): Promise<{ store: ObjectStore; saved?: StateFile }> {
  const { stateFile, keepEvents, log } = options;
  const storeOptions = { clock, keepEvents };
  if (!stateFile) {
    return { store: new ObjectStore(storeOptions) };
  }
  const saved = new StateFile(stateFile, log);
  const kept = await saved.read(storeOptions);
  if (kept && kept.time > clock.now()) {
    await clock.advanceTo(kept.time);
  }
  return { store: kept?.store ?? new ObjectStore(storeOptions), saved };
}
