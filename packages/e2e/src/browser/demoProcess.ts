import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { repositoryRoot } from '../repositoryRoot';
import type { ClusterKind } from './clusters/openDemoCluster';

/** Where what a run leaves behind goes: the demo's output and the screenshots. */
export const artifacts = join(
  resolve(repositoryRoot, process.env.SLIPWAY_ARTIFACTS ?? 'artifacts'),
  'browser',
);

/** A demo that `scripts/start` runs. */
export interface DemoProcess {
  url: string;
  /** Ends it as Ctrl-C does, and waits until everything it started has ended. */
  interrupt(): Promise<void>;
}

/**
 * Starts the demo the way a newcomer does, and waits for the address that it prints.
 *
 * @throws with the last words of a demo that ended instead.
 */
export async function startDemoProcess(
  kind: ClusterKind,
  data: string,
): Promise<DemoProcess> {
  const child = spawn('scripts/start', ['--cluster', kind, '--data', data], {
    cwd: repositoryRoot,
    env: withoutJest(process.env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const endWithUs = () => child.kill('SIGINT');
  process.once('exit', endWithUs);
  mkdirSync(artifacts, { recursive: true });
  const log = createWriteStream(join(artifacts, `demo-${kind}.log`));
  const ended = new Promise<void>((done, reject) => {
    child.once('error', reject);
    child.once('close', () => {
      process.off('exit', endWithUs);
      log.end();
      done();
    });
  });

  let output = '';
  const url = new Promise<string>((found, reject) => {
    const listen = (chunk: Buffer) => {
      log.write(chunk);
      output += stripVTControlCharacters(chunk.toString());
      const [, address] = /The demo is ready: (http\S+)\s/.exec(output) ?? [];
      if (address) {
        found(address);
      }
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    ended.then(
      () => reject(new Error(`The demo ended: ${output.slice(-2000)}`)),
      reject,
    );
  });
  return {
    url: await url,
    async interrupt() {
      child.kill('SIGINT');
      await ended;
    },
  };
}

/** The demo must not take itself for a part of a test. */
function withoutJest(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { NODE_ENV, JEST_WORKER_ID, ...others } = environment;
  return others;
}
