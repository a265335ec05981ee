import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { InputError } from '@backstage/errors';

/** What `scripts/start` was asked for. */
export type StartRequest = {
  dataDirectory: string;
  /** The portal's port, where it must be this one. */
  port: number | undefined;
  /** Whether to forget what earlier starts have left. */
  reset: boolean;
  /** Whether to watch the sources. */
  development: boolean;
};

function getDefaultDataDirectory(environment: NodeJS.ProcessEnv): string {
  const state =
    environment.XDG_STATE_HOME ?? join(homedir(), '.local', 'state');
  return join(state, 'slipway', 'demo');
}

function parsePort(text: string | undefined): number | undefined {
  if (text === undefined) {
    return undefined;
  }
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new InputError(
      `--port takes a number from 1 to 65535, and not "${text}".`,
    );
  }
  return port;
}

/**
 * Reads the arguments of `scripts/start`.
 *
 * @throws InputError that says what could have been written.
 */
export function parseRequest(
  args: string[],
  environment: NodeJS.ProcessEnv,
): StartRequest {
  const { values } = parseArgs({
    args,
    options: {
      data: { type: 'string' },
      port: { type: 'string' },
      reset: { type: 'boolean', default: false },
      dev: { type: 'boolean', default: false },
      cluster: { type: 'string', default: 'local' },
    },
  });
  if (values.cluster !== 'local') {
    throw new InputError(
      `--cluster takes "local", the control plane on this machine, and not "${values.cluster}".`,
    );
  }
  return {
    dataDirectory: resolve(values.data ?? getDefaultDataDirectory(environment)),
    port: parsePort(values.port),
    reset: values.reset,
    development: values.dev,
  };
}
