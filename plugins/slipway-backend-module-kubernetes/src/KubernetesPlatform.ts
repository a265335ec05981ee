import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import { InputError, ServiceUnavailableError } from '@backstage/errors';
import {
  kubernetesAnnotations,
  ReadinessCheck,
  Revision,
  Workload,
} from '@slipway/backstage-plugin-slipway-common';
import {
  LiveState,
  Placement,
  LinkValues,
  Platform,
  RevisionDiffQuery,
  RevisionQuery,
  ServiceInTarget,
  SlipwayTarget,
} from '@slipway/backstage-plugin-slipway-node';
import { Clusters } from './clusters/cluster';
import { ClusterSupplier } from './clusters/clusterDetails';
import { createClusters } from './clusters/createClusters';
import { createClusterAccess, openExecutor } from './clusters/openTarget';
import { ClusterPicture } from './liveState/ClusterPicture';
import { KubernetesLiveState } from './liveState/KubernetesLiveState';
import { getLinkValues } from './links/getLinkValues';
import { createOperationHandlers } from './operations/createHandlers';
import { describeKey } from './placement/configKey';
import { KubernetesPlacement, locateOnKubernetes } from './placement/locate';
import { isNamespaceName } from './placement/namespacePattern';
import { readKubernetesTarget } from './placement/targetConfig';
import { checkReadiness } from './readiness/checkReadiness';
import { ReflectorTiming } from './reflector/timing';
import { diffLiveRevisions } from './revisions/diffLiveRevisions';
import { listLiveRevisions } from './revisions/listLiveRevisions';

/** What the platform is made of. */
export interface KubernetesPlatformOptions {
  config: Config;
  logger: LoggerService;
  /** Asked at start, when all modules have added theirs. */
  suppliers?: readonly ClusterSupplier[];
  timing?: ReflectorTiming;
}

/** Kubernetes as a platform: EKS, and any other. */
export class KubernetesPlatform implements Platform {
  readonly id = 'kubernetes';
  readonly ownershipProofs = [
    'label',
    'namespace',
    'argocd-tracking-id',
  ] as const satisfies Platform['ownershipProofs'];
  readonly liveState: LiveState;
  readonly operations: Platform['operations'];
  readonly #options: KubernetesPlatformOptions;
  #started: Started | undefined;

  constructor(options: KubernetesPlatformOptions) {
    this.#options = options;
    this.operations = createOperationHandlers({
      open: (target, openOptions) =>
        this.#running.access.open(target, openOptions),
    });
    this.liveState = {
      read: async (service, readOptions) =>
        this.#running.liveState.read(service, readOptions),
      observe: (service, listener) =>
        this.#running.liveState.observe(service, listener),
    };
  }

  async start(targets: readonly SlipwayTarget[]): Promise<void> {
    const { logger, timing } = this.#options;
    const clusters = await createClusters(this.#options);
    const namespacesByCluster = new Map<string, Set<string>>();
    for (const target of targets) {
      const { cluster, namespace } = this.#check(target, clusters);
      const namespaces = namespacesByCluster.get(cluster) ?? new Set();
      namespacesByCluster.set(
        cluster,
        isNamespaceName(namespace) ? namespaces.add(namespace) : namespaces,
      );
    }
    const pictures = new Map(
      [...namespacesByCluster].map(([name, namespaces]) => [
        name,
        new ClusterPicture({
          cluster: clusters.get(name),
          namespaces: [...namespaces],
          timing,
        }),
      ]),
    );
    this.#started = {
      clusters,
      pictures,
      access: createClusterAccess({
        clusters,
        readTarget: readKubernetesTarget,
      }),
      liveState: new KubernetesLiveState({ locate, pictures, logger }),
    };
    for (const [name, picture] of pictures) {
      picture.start();
      this.#rememberServer(clusters, name);
    }
  }

  async stop(): Promise<void> {
    const started = this.#started;
    started?.liveState.stop();
    started?.pictures.forEach(picture => picture.stop());
    started?.clusters.names.forEach(name => started.clusters.get(name).close());
  }

  hosts({ kind, metadata }: Entity): boolean {
    const names = Object.values<string>(kubernetesAnnotations);
    return (
      kind !== 'Resource' ||
      Object.keys(metadata.annotations ?? {}).some(it => names.includes(it))
    );
  }

  describe(target: SlipwayTarget): { place: string; canChange: boolean } {
    const { cluster, namespace, executor } = readKubernetesTarget(target);
    return {
      place: `${cluster} / ${namespace}`,
      canChange: executor !== undefined,
    };
  }

  locate(service: ServiceInTarget): Placement {
    return locate(service).placement;
  }

  async listRevisions(
    service: ServiceInTarget,
    { workload, diff }: RevisionQuery,
  ): Promise<readonly Revision[]> {
    const { access, liveState } = this.#running;
    return diff
      ? listLiveRevisions(access, { service, workload })
      : liveState.listRevisions(service, workload);
  }

  async diffRevisions(
    service: ServiceInTarget,
    query: RevisionDiffQuery,
  ): Promise<string> {
    return diffLiveRevisions(this.#running.access, { service, ...query });
  }

  getLinkValues(service: ServiceInTarget, workload?: Workload): LinkValues {
    return getLinkValues(service, { located: locate(service), workload });
  }

  checkReadiness(target: SlipwayTarget): Promise<readonly ReadinessCheck[]> {
    const { clusters } = this.#running;
    const config = readKubernetesTarget(target);
    return checkReadiness({ target, config, clusters });
  }

  /** @throws InputError naming the key, its value and the fix. */
  #check(target: SlipwayTarget, clusters: Clusters) {
    const config = readKubernetesTarget(target);
    if (!clusters.names.includes(config.cluster)) {
      const known = clusters.names.map(name => `'${name}'`).join(', ');
      throw new InputError(
        `Invalid value '${config.cluster}' at '${describeKey(target, 'cluster')}': ${
          known
            ? `the clusters that are known are ${known}`
            : 'no cluster is known; add it to kubernetes.clusterLocatorMethods'
        }`,
      );
    }
    openExecutor(clusters, { target, config });
    return config;
  }

  /** So that another server in its place is noticed before the first operation. */
  #rememberServer(clusters: Clusters, name: string) {
    clusters
      .get(name)
      .clusterUid()
      .catch(error =>
        this.#options.logger.warn(
          `The cluster '${name}' could not be asked for its identity: ${error.message}`,
        ),
      );
  }

  get #running(): Started {
    if (!this.#started) {
      throw new ServiceUnavailableError(
        'The Kubernetes platform has not been started yet',
      );
    }
    return this.#started;
  }
}

interface Started {
  clusters: Clusters;
  pictures: ReadonlyMap<string, ClusterPicture>;
  access: ReturnType<typeof createClusterAccess>;
  liveState: KubernetesLiveState;
}

function locate(service: ServiceInTarget): KubernetesPlacement {
  return locateOnKubernetes(service, readKubernetesTarget(service.target));
}
