import { applyPatch, JsonPatchError, Operation } from 'fast-json-patch';
import { KubernetesObject } from '../../objects/KubernetesObject';
import { parseGoJson } from '../request/goJson';
import { badRequest, patchRejected } from '../statusObjects';

/**
 * Applies a JSON Patch (RFC 6902).
 *
 * @throws StatusError Invalid where a test fails or a path is missing, without saying which.
 */
export function applyJsonPatch(
  object: KubernetesObject,
  body: string,
): KubernetesObject {
  const operations = parsePatch(body);
  if (!Array.isArray(operations)) {
    throw badRequest(
      `error decoding patch: json: cannot unmarshal ${goNameOf(operations)} into Go value of type []handlers.jsonPatchOp`,
    );
  }
  try {
    return applyPatch(structuredClone(object), operations as Operation[], true)
      .newDocument;
  } catch (error) {
    if (error instanceof JsonPatchError || error instanceof TypeError) {
      throw patchRejected();
    }
    throw error;
  }
}

/** @throws StatusError BadRequest where it is no JSON. */
export function parsePatch(body: string): unknown {
  try {
    return parseGoJson(body);
  } catch (error) {
    throw badRequest(
      `error decoding patch: ${error instanceof Error ? error.message : error}`,
    );
  }
}

/** What a value is in the words of Go's JSON. */
export function goNameOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  if (value === null) return 'null';
  return typeof value === 'boolean' ? 'bool' : typeof value;
}
