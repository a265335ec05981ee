import { JsonObject, JsonValue } from '@backstage/types';
import { ConflictError } from '@backstage/errors';
import { isDeepStrictEqual } from 'node:util';
import { isJsonObject } from '../../model/raw';
import { JsonPatchOperation } from '../clusterAccess';

/**
 * Applies a JSON Patch to a copy of the object.
 *
 * @throws ConflictError where a `test` fails or a parent is missing.
 */
export function applyJsonPatch(
  object: JsonObject,
  patch: readonly JsonPatchOperation[],
): JsonObject {
  const changed: JsonObject = JSON.parse(JSON.stringify(object));
  for (const operation of patch) {
    const keys = operation.path
      .split('/')
      .slice(1)
      .map(key => key.replaceAll('~1', '/').replaceAll('~0', '~'));
    const last = keys.pop() ?? '';
    const parent = keys.reduce<JsonValue | undefined>(
      (value, key) => (isJsonObject(value) ? value[key] : undefined),
      changed,
    );
    if (!isJsonObject(parent)) {
      throw new ConflictError(`${operation.path} does not exist`);
    }
    applyTo(parent, last, operation);
  }
  return changed;
}

function applyTo(
  parent: JsonObject,
  key: string,
  operation: JsonPatchOperation,
): void {
  if (operation.op !== 'add' && operation.op !== 'test' && !(key in parent)) {
    throw new ConflictError(`${operation.path} does not exist`);
  }
  switch (operation.op) {
    case 'test':
      if (!isDeepStrictEqual(parent[key], operation.value)) {
        throw new ConflictError(`testing ${operation.path} failed`);
      }
      break;
    case 'remove':
      delete parent[key];
      break;
    default:
      parent[key] = JSON.parse(JSON.stringify(operation.value));
  }
}
