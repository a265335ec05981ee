import {
  KubeConfig,
  KubernetesObject,
  KubernetesObjectApi,
} from '@kubernetes/client-node';
import { RetailExample } from '../../example/readExample';
import { pollUntil } from '../../pollUntil';
import { inNamespaces } from './inNamespaces';
import { findLeftovers } from './leftovers';
import { findOurs, isAnswer } from './lookAt';

/** What is on a cluster and carries the example's label. */
export type Removal = {
  objects: KubernetesObject[];
  namespaces: KubernetesObject[];
};

/** Finds what is on a cluster of the example, whichever way it was applied. */
export async function findExample(
  config: KubeConfig,
  written: RetailExample,
): Promise<Removal> {
  const { manifests } = inNamespaces(written);
  const all = await findOurs(KubernetesObjectApi.makeApiClient(config), [
    ...written.manifests,
    ...manifests.filter(it => !written.manifests.includes(it)),
  ]);
  const unique = [...new Map(all.map(it => [it.metadata?.uid, it])).values()];
  return {
    objects: unique.filter(({ kind }) => kind !== 'Namespace'),
    namespaces: unique.filter(({ kind }) => kind === 'Namespace'),
  };
}

/** Takes the example away, and its namespaces where nobody else has anything in them; waits until they are gone. */
export async function removeExample(
  config: KubeConfig,
  { objects, namespaces }: Removal,
  log: (line: string) => void,
): Promise<void> {
  const api = KubernetesObjectApi.makeApiClient(config);
  log(`Removing ${objects.length} objects of the retail example`);
  await Promise.all(objects.map(object => remove(api, object)));
  const gone: KubernetesObject[] = [];
  for (const namespace of namespaces) {
    const name = namespace.metadata?.name ?? '';
    const others = await findLeftovers(config, name);
    if (others.length > 0) {
      log(
        `Keeping the namespace ${name}, which others use: ${others.slice(0, 5).join(', ')}`,
      );
    } else {
      await remove(api, namespace);
      gone.push(namespace);
    }
  }
  log(`Removing ${gone.length} namespaces`);
  const left = await pollUntil(
    async () => {
      const states = await Promise.all(gone.map(it => exists(api, it)));
      return states.includes(true) ? undefined : 'none';
    },
    { within: 120_000, every: 500 },
  );
  if (!left) {
    log('The cluster is still removing namespaces: see kubectl get namespaces');
  }
}

async function remove(
  api: KubernetesObjectApi,
  object: KubernetesObject,
): Promise<void> {
  try {
    await api.delete(
      object,
      undefined,
      undefined,
      undefined,
      undefined,
      'Background',
      { preconditions: { uid: object.metadata?.uid } },
    );
  } catch (error) {
    if (!isAnswer(error, 404)) {
      throw error;
    }
  }
}

async function exists(
  api: KubernetesObjectApi,
  { apiVersion, kind, metadata }: KubernetesObject,
): Promise<boolean> {
  try {
    await api.read({
      apiVersion,
      kind,
      metadata: { name: metadata?.name ?? '' },
    });
    return true;
  } catch (error) {
    if (!isAnswer(error, 404)) {
      throw error;
    }
    return false;
  }
}
