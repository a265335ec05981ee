import { KubeConfig, KubernetesObjectApi } from '@kubernetes/client-node';
import { ConflictError, NotAllowedError } from '@backstage/errors';
import { describeObject, Manifest } from '../../example/manifests';
import { RetailExample } from '../../example/readExample';
import { onRealNodes } from '../../example/realNodes';
import { describeRight, findMissingRights, rightsTo } from './checkRights';
import { inNamespaces } from './inNamespaces';
import { lookAt, Presence } from './lookAt';
import { OwnContext } from './openContext';
import { serviceAccounts } from './tokens';

/** What applying the example would do to a cluster. */
export type Survey = {
  /** The example as this cluster can take it. */
  example: RetailExample;
  toCreate: Manifest[];
  toUpdate: Manifest[];
  /** Whether there are rights in namespaces only, so that the reader reads these and not the whole cluster. */
  narrow: boolean;
};

/**
 * Looks at a cluster of somebody else's before anything is changed on it.
 *
 * @throws ConflictError that names what is there under the example's names and is not the example's, NotAllowedError that names missing rights.
 */
export async function surveyCluster(
  { config, context }: OwnContext,
  written: RetailExample,
): Promise<Survey> {
  const narrow = await mayNotBindCluster(config, written);
  const shells = onRealNodes(written);
  const fitting = narrow ? inNamespaces(shells) : shells;
  const objects = KubernetesObjectApi.makeApiClient(config);
  const used = new Set(
    fitting.manifests.map(({ object }) => object.metadata.namespace),
  );
  // A namespace in which the example has nothing may be anybody's, and unknown to us.
  const isSpare = (manifest: Manifest) =>
    isNamespace(manifest) && !used.has(manifest.object.metadata.name);
  const states = await Promise.all(
    fitting.manifests.map(async manifest => {
      const state = lookAt(objects, manifest.object);
      return {
        manifest,
        state: await (isSpare(manifest)
          ? state.catch(() => 'foreign' as const)
          : state),
      };
    }),
  );
  const those = (wanted: Presence) =>
    states
      .filter(({ state }) => state === wanted)
      .map(({ manifest }) => manifest);
  const foreign = those('foreign').filter(manifest => !isSpare(manifest));
  if (foreign.length > 0) {
    throw new ConflictError(
      `The cluster of "${context}" has ${list(foreign.map(({ object }) => describeObject(object)))}, which ${foreign.length === 1 ? 'is' : 'are'} not the example's and would be touched. Nothing was changed. Choose another cluster with --context, or leave --cluster out for the simulator.`,
    );
  }
  const [toCreate, toUpdate] = [those('missing'), those('ours')];
  const wanted = [
    ...rightsTo(['create'], toCreate),
    ...rightsTo(
      ['patch'],
      toUpdate.filter(manifest => !isNamespace(manifest)),
    ),
    ...serviceAccounts.map(({ namespace }) => ({
      verb: 'create',
      group: '',
      resource: 'serviceaccounts/token',
      namespace,
    })),
  ];
  const missing = await findMissingRights(config, wanted);
  if (missing.length > 0) {
    throw new NotAllowedError(
      `The user of the context "${context}" may not ${list([...new Set(missing.map(describeRight))])}. Nothing was changed. Ask for these rights, or choose another context with --context.`,
    );
  }
  return {
    narrow,
    toCreate,
    toUpdate,
    example: {
      ...fitting,
      // There is nothing to update in a namespace.
      manifests: [
        ...toCreate,
        ...toUpdate.filter(manifest => !isNamespace(manifest)),
      ],
    },
  };
}

function isNamespace({ object }: Manifest): boolean {
  return object.kind === 'Namespace';
}

async function mayNotBindCluster(
  config: KubeConfig,
  { manifests }: RetailExample,
): Promise<boolean> {
  const ofCluster = manifests.filter(({ object }) =>
    object.kind?.startsWith('ClusterRole'),
  );
  const missing = await findMissingRights(
    config,
    rightsTo(['get', 'create'], ofCluster),
  );
  return missing.length > 0;
}

function list(items: string[]): string {
  const shown = items.slice(0, 8);
  const rest = items.length - shown.length;
  return `${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
