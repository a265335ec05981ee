import { isPlainObject } from '../../objects/equalJson';
import { FieldSet, isEmpty } from '../../store/fieldSets';

/** The value without those fields; metadata that identifies it is not among them. */
export function removeFields<T>(value: T, fields: FieldSet): T {
  if (Array.isArray(value)) {
    return removeItems(value, fields) as T;
  }
  if (!isPlainObject(value)) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      const taken = fields[`f:${key}`];
      if (!taken) {
        return [[key, inner]];
      }
      return isEmpty(taken) ? [] : [[key, removeFields(inner, taken)]];
    }),
  ) as T;
}

/** An item whose key itself is taken away goes whole. */
function removeItems(items: readonly unknown[], fields: FieldSet): unknown[] {
  const removed = Object.entries(fields).map(([key, inner]) => ({
    identity: JSON.parse(key.slice(2)) as Record<string, unknown>,
    inner,
  }));
  return items.flatMap(item => {
    const match = removed.find(({ identity }) =>
      Object.entries(identity).every(
        ([name, value]) => isPlainObject(item) && item[name] === value,
      ),
    );
    if (!match) {
      return [item];
    }
    const isWhole = Object.keys(match.identity).every(
      name => `f:${name}` in match.inner,
    );
    return isWhole ? [] : [removeFields(item, match.inner)];
  });
}
