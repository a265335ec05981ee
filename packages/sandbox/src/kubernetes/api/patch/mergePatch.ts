import { isPlainObject } from '../../objects/equalJson';
import { KubernetesObject } from '../../objects/KubernetesObject';
import { badRequest } from '../statusObjects';
import { goNameOf, parsePatch } from './jsonPatch';

/** Applies a JSON Merge Patch (RFC 7386): `null` takes a field away, a list is replaced. */
export function applyMergePatch(
  object: KubernetesObject,
  body: string,
): KubernetesObject {
  return merge(object, readObjectPatch(body)) as KubernetesObject;
}

/** @throws StatusError BadRequest where the patch is no object. */
function readObjectPatch(body: string): Record<string, unknown> {
  return asObject(parsePatch(body));
}

/** @throws StatusError BadRequest where a parsed patch is no object. */
export function asObject(patch: unknown): Record<string, unknown> {
  if (!isPlainObject(patch)) {
    throw badRequest(
      `error decoding patch: json: cannot unmarshal ${goNameOf(patch)} into Go value of type map[string]interface {}`,
    );
  }
  return patch;
}

function merge(target: unknown, patch: unknown): unknown {
  if (!isPlainObject(patch)) {
    return patch;
  }
  const merged = new Map(Object.entries(isPlainObject(target) ? target : {}));
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) {
      merged.delete(key);
    } else {
      merged.set(key, merge(merged.get(key), value));
    }
  }
  return Object.fromEntries(merged);
}
