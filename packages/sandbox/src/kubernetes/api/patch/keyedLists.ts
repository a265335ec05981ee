type Fields = Record<string, unknown>;

/** @see {@link mergeByKey} */
export interface KeyedMerge {
  listKey: string;
  /** `$setElementOrder`: the keys in the order that is wanted. */
  order: unknown;
  merge: (target: Fields, patch: Fields) => Fields;
}

/** Merges the items of a list by their key, in the order in which the API server puts them. */
export function mergeByKey(
  existing: readonly Fields[],
  patch: readonly Fields[],
  { listKey, order, merge }: KeyedMerge,
): Fields[] {
  const changes = patch.filter(item => item.$patch === undefined);
  if (patch.some(item => item.$patch === 'replace' && !(listKey in item))) {
    return changes;
  }
  const deleted = new Set(
    patch.filter(item => item.$patch === 'delete').map(item => item[listKey]),
  );
  const kept = existing.filter(item => !deleted.has(item[listKey]));
  const merged = patch
    .filter(item => item.$patch !== 'delete')
    .map(item => {
      const before = kept.find(other => other[listKey] === item[listKey]);
      return merge(before ?? {}, item);
    });
  const patched = new Set(merged.map(item => item[listKey]));
  const untouched = kept.filter(item => !patched.has(item[listKey]));
  return Array.isArray(order)
    ? inOrder([...merged, ...untouched], { listKey, order })
    : interleave(merged, untouched, positionsOf(existing, listKey));
}

function positionsOf(existing: readonly Fields[], listKey: string) {
  return (item: Fields) =>
    existing.findIndex(other => other[listKey] === item[listKey]);
}

/** What was there keeps its place among what was there; what is new comes before what the patch leaves alone. */
function interleave(
  patched: readonly Fields[],
  untouched: readonly Fields[],
  positionOf: (item: Fields) => number,
): Fields[] {
  const result: Fields[] = [];
  const [left, right] = [[...patched], [...untouched]];
  for (let first = left[0]; first && right[0]; first = left[0]) {
    const position = positionOf(first);
    const isBefore = position < positionOf(right[0]);
    const next = isBefore ? left.shift() : right.shift();
    if (next) result.push(next);
  }
  return [...result, ...left, ...right];
}

function inOrder(
  items: readonly Fields[],
  { listKey, order }: { listKey: string; order: readonly unknown[] },
): Fields[] {
  const keys = order.map(item => (item as Fields)[listKey]);
  const placeOf = (item: Fields) => {
    const index = keys.indexOf(item[listKey]);
    return index < 0 ? keys.length : index;
  };
  return items.toSorted((one, two) => placeOf(one) - placeOf(two));
}
