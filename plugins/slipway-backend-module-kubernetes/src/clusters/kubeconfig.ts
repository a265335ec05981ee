import { RequestOptions } from 'node:https';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { KubeConfig } from '@kubernetes/client-node';
import { RetryableOperationError } from '@slipway/backstage-plugin-slipway-node';
import { ClusterDetails } from './clusterDetails';
import { ClusterCredentials } from './credentials';

const KEY = 'slipway.kubernetes.kubeconfig';

/** A kubeconfig, as configured in `slipway.kubernetes.kubeconfig`. */
export class Kubeconfig {
  readonly #path: string;
  readonly #contexts: readonly string[] | undefined;

  /** @returns `undefined` where none is configured. */
  static fromConfig(config: Config): Kubeconfig | undefined {
    const kubeconfig = config.getOptionalConfig(KEY);
    return (
      kubeconfig &&
      new Kubeconfig(
        kubeconfig.getString('path'),
        kubeconfig.getOptionalStringArray('contexts'),
      )
    );
  }

  private constructor(path: string, contexts: readonly string[] | undefined) {
    this.#path = path;
    this.#contexts = contexts;
  }

  /** The clusters of the contexts, each under the name of its context. */
  getClusters(): ClusterDetails[] {
    const contexts =
      this.#contexts ?? this.#load().contexts.map(context => context.name);
    return contexts.map(context => {
      const cluster = this.#select(context).getCurrentCluster();
      if (!cluster) {
        throw new InputError(
          `${KEY}.contexts names '${context}', whose cluster is missing in ${this.#path}`,
        );
      }
      return {
        name: context,
        url: cluster.server,
        source: `${KEY} (context '${context}')`,
        caData: cluster.caData,
        caFile: cluster.caFile,
        skipTLSVerify: cluster.skipTLSVerify ?? false,
        tlsServerName: cluster.tlsServerName,
        auth: { authProvider: 'kubeconfig', context },
      };
    });
  }

  /** The credentials of a context: token, client certificate, or the command that the kubeconfig names. */
  getCredentials(context: string): ClusterCredentials {
    let kubeconfig = this.#select(context);
    return {
      refresh: () => {
        kubeconfig = this.#select(context);
      },
      async apply(options) {
        const signed: RequestOptions = {};
        await kubeconfig.applyToHTTPSOptions(signed).catch(() => {
          throw new RetryableOperationError(
            `${KEY}: signing in with the context '${context}' failed; run its command by hand to see why, as what it writes may hold credentials and is not repeated here`,
          );
        });
        const { headers, auth, cert, key, pfx, passphrase } = signed;
        options.headers = { ...options.headers, ...withoutUndefined(headers) };
        Object.assign(
          options,
          withoutUndefined({ auth, cert, key, pfx, passphrase }),
        );
      },
    };
  }

  #select(context: string): KubeConfig {
    const kubeconfig = this.#load();
    if (!kubeconfig.getContextObject(context)) {
      throw new InputError(
        `${KEY}.contexts names '${context}', which is not in ${this.#path}; it has ${kubeconfig.contexts
          .map(({ name }) => `'${name}'`)
          .join(', ')}`,
      );
    }
    kubeconfig.setCurrentContext(context);
    return kubeconfig;
  }

  #load(): KubeConfig {
    const kubeconfig = new KubeConfig();
    try {
      kubeconfig.loadFromFile(this.#path);
    } catch (error) {
      throw new InputError(
        `${KEY}.path is '${this.#path}', which cannot be read as a kubeconfig`,
        error,
      );
    }
    return kubeconfig;
  }
}

function withoutUndefined(values: object = {}) {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  );
}
