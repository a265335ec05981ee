import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { KubeConfig } from '@kubernetes/client-node';
import { InputError, NotFoundError } from '@backstage/errors';

/** A cluster of the user's own, and who we are on it. */
export type OwnContext = {
  config: KubeConfig;
  context: string;
  cluster: string;
  user: string;
  server: string;
  /** PEM in base64. */
  caData: string | undefined;
};

/** Which context of which kubeconfig. */
export type ContextChoice = {
  /** @default `KUBECONFIG`, or `~/.kube/config` */
  file: string | undefined;
  /** @default the current one */
  context: string | undefined;
};

/**
 * Opens a context of a kubeconfig.
 *
 * @throws InputError or NotFoundError that says what to do, where there is none that the portal could use.
 */
export async function openContext(
  choice: ContextChoice,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<OwnContext> {
  const config = load(choice.file, environment);
  const names = config.getContexts().map(({ name }) => name);
  const context = choice.context ?? config.getCurrentContext();
  if (!context || !names.includes(context)) {
    throw new InputError(
      `The kubeconfig has ${context ? `no context "${context}"` : 'no current context'}. Choose one with --context NAME: ${names.join(', ') || 'there is none'}.`,
    );
  }
  config.setCurrentContext(context);
  const cluster = config.getCurrentCluster();
  const user = config.getCurrentUser();
  if (!cluster || !user) {
    throw new InputError(
      `The context "${context}" names a cluster or a user that the kubeconfig does not have. Correct it, or choose another with --context.`,
    );
  }
  if (cluster.skipTLSVerify || !cluster.server.startsWith('https://')) {
    throw new InputError(
      `The context "${context}" comes to ${cluster.server} without a certificate to verify it by, and the portal would send tokens there. Set certificate-authority-data in the kubeconfig, or choose another context with --context.`,
    );
  }
  return {
    config,
    context,
    cluster: cluster.name,
    user: user.name,
    server: cluster.server,
    caData:
      cluster.caData ??
      (cluster.caFile
        ? (await readFile(cluster.caFile)).toString('base64')
        : undefined),
  };
}

function load(
  file: string | undefined,
  environment: NodeJS.ProcessEnv,
): KubeConfig {
  const files = file
    ? [file]
    : (environment.KUBECONFIG?.split(delimiter).filter(Boolean) ?? [
        join(homedir(), '.kube', 'config'),
      ]);
  const present = files.filter(it => existsSync(it));
  if (present.length === 0) {
    throw new NotFoundError(
      `There is no kubeconfig at ${files.join(', ')}. Name one with --kubeconfig FILE, or leave --cluster out for the simulator.`,
    );
  }
  const config = new KubeConfig();
  try {
    const [first = '', ...others] = present;
    config.loadFromFile(first);
    for (const other of others) {
      const more = new KubeConfig();
      more.loadFromFile(other);
      config.mergeConfig(more, true);
    }
  } catch (error) {
    throw new InputError(
      `The kubeconfig ${present.join(', ')} cannot be read: ${error}. Correct it, or name another with --kubeconfig FILE.`,
    );
  }
  return config;
}
