import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { readState } from '../controlPlane/dataDirectory';

/** Signals the API server of the control plane that another process runs in this data directory. */
export async function signalApiServer(
  data: string,
  signal: 'SIGSTOP' | 'SIGCONT',
): Promise<void> {
  const guards = (await readState(data))?.guards.map(({ pid }) => pid) ?? [];
  const { stdout } = await promisify(execFile)('ps', [
    '-A',
    '-o',
    'pid=,ppid=,args=',
  ]);
  const found = stdout
    .split('\n')
    .map(line => line.trim().split(/\s+/))
    .find(
      ([, parent, ...args]) =>
        guards.includes(Number(parent)) && args.includes('kube-apiserver'),
    );
  if (!found) {
    throw new Error(`No API server runs in ${data}`);
  }
  process.kill(Number(found[0]), signal);
}
