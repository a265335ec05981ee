import { isPlainObject } from '../../objects/equalJson';
import { KubernetesObject } from '../../objects/KubernetesObject';
import { isSet, listKeyOf } from '../../objects/listKeys';
import { parseGoJson } from '../request/goJson';
import { badRequest } from '../statusObjects';
import { mergeByKey } from './keyedLists';
import { asObject } from './mergePatch';

type Fields = Record<string, unknown>;

const ORDER = '$setElementOrder/';
const DELETED = '$deleteFromPrimitiveList/';

/**
 * Applies a strategic merge patch: as a merge patch, but the items of lists that have a key are merged one by one.
 *
 * @remarks
 * It knows the directives `$patch` (`replace`, `delete`, `merge`), `$retainKeys`, `$setElementOrder` and
 * `$deleteFromPrimitiveList`, as kubectl writes them.
 */
export function applyStrategicMergePatch(
  object: KubernetesObject,
  body: string,
): KubernetesObject {
  return mergeFields(
    object as Fields,
    asObject(readPatch(body)),
  ) as unknown as KubernetesObject;
}

/** Of what is wrong with its JSON the API server says less than with other patches. */
function readPatch(body: string): unknown {
  try {
    return parseGoJson(body);
  } catch (error) {
    throw badRequest(error instanceof Error ? error.message : String(error));
  }
}

function mergeFields(target: Fields, patch: Fields): Fields {
  const { $patch: directive, $retainKeys: retained, ...fields } = patch;
  if (directive === 'replace') {
    return fields;
  }
  if (directive === 'delete') {
    return {};
  }
  const merged = new Map(Object.entries(target));
  for (const [key, value] of Object.entries(fields)) {
    if (key.startsWith(DELETED)) {
      const field = key.slice(DELETED.length);
      merged.set(field, without(merged.get(field), value));
    } else if (value === null) {
      merged.delete(key);
    } else if (!key.startsWith('$')) {
      const order = fields[`${ORDER}${key}`];
      merged.set(key, mergeValue(merged.get(key), value, { key, order }));
    }
  }
  for (const key of merged.keys()) {
    if (Array.isArray(retained) && !retained.includes(key)) {
      merged.delete(key);
    }
  }
  return Object.fromEntries(merged);
}

function mergeValue(
  target: unknown,
  patch: unknown,
  { key, order }: { key: string; order: unknown },
): unknown {
  if (isPlainObject(patch)) {
    return mergeFields(isPlainObject(target) ? target : {}, patch);
  }
  if (!Array.isArray(patch)) {
    return patch;
  }
  const existing = Array.isArray(target) ? target : [];
  if (isSet(key)) {
    return [...new Set([...existing, ...patch])];
  }
  const listKey = listKeyOf(key, patch.length ? patch : existing);
  return listKey
    ? mergeByKey(existing, patch, { listKey, order, merge: mergeFields })
    : patch.filter(item => !isReplaceMark(item));
}

function isReplaceMark(item: unknown): boolean {
  return (
    isPlainObject(item) &&
    item.$patch === 'replace' &&
    Object.keys(item).length === 1
  );
}

function without(list: unknown, removed: unknown): unknown {
  return Array.isArray(list) && Array.isArray(removed)
    ? list.filter(item => !removed.includes(item))
    : list;
}
