import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { buildControlPlane } from './build';
import { files } from './components';
import { ownerOf, readState } from './dataDirectory';
import { PreparationError } from './goToolchain';
import { defaultDataDirectory } from './paths';
import { isAlive, signalProcess } from './processIdentity';
import { startControlPlane } from './start';

const usage = `The real control plane: etcd, API server, controllers, scheduler and kwok on this machine.

  start    starts it and prints the path of the administrator's kubeconfig when it is ready; Ctrl-C stops it
  stop     stops one that another process started
  status   says whether it runs, and where
  build    builds its programs and does nothing else

  --name NAME   the cluster's name (default: retail-cluster)
  --data DIR    where it keeps its objects (default: one folder for each name in Slipway's cache)`;

const say = (line: string) => process.stderr.write(`${line}\n`);

const commands: Record<
  string,
  (name: string, data: string) => Promise<number>
> = {
  start,
  stop,
  status,
  build: async () => {
    await buildControlPlane({ log: say });
    return 0;
  },
};

async function start(name: string, data: string): Promise<number> {
  // Until it is ready there is nothing to end in order: what was started goes with us.
  let end: () => void = () => process.exit(130);
  process.on('SIGINT', () => end());
  process.on('SIGTERM', () => end());
  const controlPlane = await startControlPlane({
    dataDirectory: data,
    name,
    log: say,
  });
  const ended = new Promise<void>(resolve => {
    end = resolve;
  });
  process.stdout.write(`${controlPlane.kubeconfigPath}\n`);
  say(`ready: ${name} at ${controlPlane.server}; Ctrl-C stops it`);
  await ended;
  say('stopping');
  await controlPlane.stop();
  return 0;
}

async function stop(_: string, data: string): Promise<number> {
  const owner = await ownerOf(data);
  if (!owner) {
    say(`no control plane runs in ${data}`);
    return 0;
  }
  signalProcess(owner, 'SIGTERM');
  for (let waited = 0; isAlive(owner); waited++) {
    if (waited > 300) {
      say(`process ${owner.pid} has not ended within 30 s; end it by hand`);
      return 1;
    }
    await sleep(100);
  }
  say('stopped');
  return 0;
}

async function status(name: string, data: string): Promise<number> {
  const owner = await ownerOf(data);
  const state = await readState(data);
  if (!owner || !state) {
    say(`${name} is not running (${data})`);
    return 3;
  }
  process.stdout.write(`${files({ data }).kubeconfigOf('admin')}\n`);
  say(
    `${name} runs at https://127.0.0.1:${state.ports.apiServer}, started by process ${owner.pid} (${data})`,
  );
  return 0;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      name: { type: 'string', default: 'retail-cluster' },
      data: { type: 'string' },
    },
  });
  const [command, ...rest] = positionals;
  const run = command === undefined ? undefined : commands[command];
  if (!run || rest.length > 0) {
    say(usage);
    return 2;
  }
  return run(values.name, values.data ?? defaultDataDirectory(values.name));
}

main().then(
  code => {
    process.exitCode = code;
  },
  (error: unknown) => {
    say(
      error instanceof PreparationError
        ? error.message
        : `control plane: ${error instanceof Error ? error.message : String(error)}`,
    );
    process.exitCode = 1;
  },
);
