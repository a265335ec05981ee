import {
  ApiException,
  KubernetesObject,
  KubernetesObjectApi,
} from '@kubernetes/client-node';
import { NotAllowedError } from '@backstage/errors';
import { describeObject, isOfExample, Manifest } from '../../example/manifests';

/** What a cluster has under the name of an object of the example. */
export type Presence = 'missing' | 'ours' | 'foreign';

/**
 * Looks whether an object of the example is on a cluster.
 *
 * @throws NotAllowedError where the cluster does not tell.
 */
export async function lookAt(
  objects: KubernetesObjectApi,
  object: Manifest['object'],
): Promise<Presence> {
  try {
    return isOfExample(await objects.read(object)) ? 'ours' : 'foreign';
  } catch (error) {
    if (isAnswer(error, 404)) {
      return 'missing';
    }
    if (isAnswer(error, 403)) {
      throw new NotAllowedError(
        `The cluster does not tell whether it has ${describeObject(object)}: ${messageOf(error)}. Nothing was changed. Ask for the right to get it, or choose another context with --context.`,
      );
    }
    throw error;
  }
}

/** The objects that are on the cluster and carry the example's label; what may not be looked at is none of them. */
export async function findOurs(
  objects: KubernetesObjectApi,
  manifests: Manifest[],
): Promise<KubernetesObject[]> {
  const found = await Promise.all(
    manifests.map(async ({ object }) => {
      try {
        const { apiVersion, kind } = object;
        const { metadata } = await objects.read(object);
        return { apiVersion, kind, metadata };
      } catch (error) {
        if (isAnswer(error, 404) || isAnswer(error, 403)) {
          return undefined;
        }
        throw error;
      }
    }),
  );
  return found.filter(it => it !== undefined).filter(isOfExample);
}

/** Whether an error is the API server's answer with that code. */
export function isAnswer(
  error: unknown,
  code: number,
): error is ApiException<unknown> {
  return error instanceof ApiException && error.code === code;
}

/** The sentence of the API server. */
function messageOf({ body, message }: ApiException<unknown>): string {
  const status = typeof body === 'string' ? JSON.parse(body) : body;
  return (status as { message?: string }).message ?? message;
}
