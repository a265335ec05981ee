import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { InputError } from '@backstage/errors';
import { ContextChoice } from './kubeconfig/openContext';

/** What the demo's clusters are: simulated in its own process, the real control plane on this machine, or the user's own cluster. */
export const clusterKinds = ['simulator', 'local', 'kubeconfig'] as const;

/** One of them. */
export type ClusterKind = (typeof clusterKinds)[number];

/** What `scripts/start` was asked for. */
export type StartRequest = {
  cluster: ClusterKind;
  dataDirectory: string;
  /** The portal's port, where it must be this one. */
  port: number | undefined;
  /** Whether to forget what earlier starts have left. */
  reset: boolean;
  /** Whether to watch the sources. */
  development: boolean;
  /** Whether to tell how long each part took. */
  time: boolean;
  /** The user's own cluster. */
  kubeconfig: ContextChoice;
  /** Whether every question is answered with yes beforehand. */
  yes: boolean;
  /** Whether to take the example off the user's own cluster, and to start nothing. */
  removeExample: boolean;
};

const ofKubeconfig = [
  'kubeconfig',
  'context',
  'yes',
  'remove-example',
] as const;

/** Where a demo keeps its data unless it is told. */
export function getDefaultDataDirectory(
  cluster: ClusterKind,
  environment: NodeJS.ProcessEnv,
): string {
  const state =
    environment.XDG_STATE_HOME ?? join(homedir(), '.local', 'state');
  const name = cluster === 'simulator' ? 'demo' : `demo-${cluster}`;
  return join(state, 'slipway', name);
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

/** @throws InputError that names the kinds. */
export function parseCluster(text: string): ClusterKind {
  const kind = clusterKinds.find(known => known === text);
  if (!kind) {
    throw new InputError(
      `--cluster takes ${clusterKinds.join(', ')}, and not "${text}".`,
    );
  }
  return kind;
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
      cluster: { type: 'string', default: 'simulator' },
      data: { type: 'string' },
      port: { type: 'string' },
      reset: { type: 'boolean', default: false },
      dev: { type: 'boolean', default: false },
      time: { type: 'boolean', default: false },
      kubeconfig: { type: 'string' },
      context: { type: 'string' },
      yes: { type: 'boolean' },
      'remove-example': { type: 'boolean' },
    },
  });
  const cluster = parseCluster(values.cluster);
  const misplaced = ofKubeconfig.find(name => values[name] !== undefined);
  if (misplaced && cluster !== 'kubeconfig') {
    throw new InputError(
      `--${misplaced} belongs to --cluster kubeconfig. Add that, or leave --${misplaced} out.`,
    );
  }
  return {
    cluster,
    dataDirectory: resolve(
      values.data ?? getDefaultDataDirectory(cluster, environment),
    ),
    port: parsePort(values.port),
    reset: values.reset,
    development: values.dev,
    time: values.time,
    kubeconfig: { file: values.kubeconfig, context: values.context },
    yes: values.yes ?? false,
    removeExample: values['remove-example'] ?? false,
  };
}
