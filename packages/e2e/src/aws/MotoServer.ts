import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pickPorts } from 'sandbox';
import { startGuarded } from 'sandbox/src/guardedProcess';
import { until } from '../controlPlane';

/** moto, another simulation of AWS, as a server. */
export interface MotoServer {
  endpoint: string;
  /** Makes its account empty. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts moto.
 *
 * @param python - that has it.
 * @throws an Error with the end of its log where it does not start.
 */
export async function startMoto(python: string): Promise<MotoServer> {
  const folder = await mkdtemp(join(tmpdir(), 'moto-'));
  const logFile = join(folder, 'log');
  const { port } = await pickPorts(['port']);
  const endpoint = `http://127.0.0.1:${port}`;
  const server = startGuarded({
    program: python,
    args: ['-m', 'moto.server', '-H', '127.0.0.1', '-p', String(port)],
    folder,
    environment: {},
    logFile,
  });
  let end: string | undefined;
  void server.ended.then(how => {
    end = how;
  });
  const stop = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  const reset = async () => {
    const response = await fetch(`${endpoint}/moto-api/reset`, {
      method: 'POST',
    });
    if (!response.ok) {
      throw new Error(`moto could not be reset: ${await response.text()}`);
    }
  };
  try {
    await until('moto', () => reset().then(() => true), {
      failure: async () =>
        end && `moto ${end}: ${(await readFile(logFile, 'utf8')).slice(-500)}`,
    });
  } catch (error) {
    await stop();
    throw error;
  }
  return { endpoint, reset, stop };
}
