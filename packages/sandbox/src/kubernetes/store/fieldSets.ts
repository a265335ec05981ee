import { equalJson, isPlainObject } from '../objects/equalJson';
import { listKeyOf } from '../objects/listKeys';

/** Fields, as FieldsV1 writes them: `{ 'f:spec': { 'f:replicas': {} } }`; a leaf is empty. */
export type FieldSet = { readonly [key: string]: FieldSet };

/** What `after` sets otherwise than `before`, and what it no longer has. */
export function compareFields(
  before: unknown,
  after: unknown,
): { set: FieldSet; removed: FieldSet } {
  return compareChildren(childrenOf(before), childrenOf(after));
}

/** Both together. */
export function uniteFields(left: FieldSet, right: FieldSet): FieldSet {
  const united: Record<string, FieldSet> = { ...left };
  for (const [key, fields] of Object.entries(right)) {
    united[key] = uniteFields(united[key] ?? {}, fields);
  }
  return united;
}

/** What is left of the first without the second; `undefined` where that is nothing. */
export function subtractFields(
  from: FieldSet,
  fields: FieldSet,
): FieldSet | undefined {
  const left = Object.entries(from).flatMap(([key, inner]) => {
    const taken = fields[key];
    if (!taken) {
      return [[key, inner] as const];
    }
    const isLeaf = isEmpty(taken) || isEmpty(inner);
    const rest = isLeaf ? undefined : subtractFields(inner, taken);
    return rest ? [[key, rest] as const] : [];
  });
  return left.length ? Object.fromEntries(left) : undefined;
}

/** The fields that both have. */
export function intersectFields(
  left: FieldSet,
  right: FieldSet,
): FieldSet | undefined {
  const both = Object.entries(left).flatMap(([key, inner]) => {
    const other = right[key];
    if (!other) {
      return [];
    }
    if (isEmpty(inner) || isEmpty(other)) {
      return [[key, {}] as const];
    }
    const shared = intersectFields(inner, other);
    return shared ? [[key, shared] as const] : [];
  });
  return both.length ? Object.fromEntries(both) : undefined;
}

/** The fields as texts for people: `.spec.replicas`. */
export function fieldPaths(fields: FieldSet, prefix = ''): string[] {
  return Object.entries(fields).flatMap(([key, inner]) => {
    const path = key.startsWith('f:')
      ? `${prefix}.${key.slice(2)}`
      : `${prefix}[${key.slice(2).replace(/^\{"(.*?)":(.*)\}$/, '$1=$2')}]`;
    return isEmpty(inner) ? [path] : fieldPaths(inner, path);
  });
}

export function isEmpty(fields: object): boolean {
  return Object.keys(fields).length === 0;
}

interface Child {
  field: string;
  value: unknown;
}

type Children = ReadonlyMap<string, Child>;

function compareChildren(before: Children, after: Children) {
  const set: Record<string, FieldSet> = {};
  const removed: Record<string, FieldSet> = {};
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [old, next] = [before.get(key), after.get(key)];
    if (!next) {
      removed[key] = fieldsOf(old);
    } else if (!old) {
      set[key] = fieldsOf(next);
    } else if (!equalJson(old.value, next.value)) {
      const inner = compareChild(old, next);
      if (!isEmpty(inner.set) || isEmpty(inner.removed)) set[key] = inner.set;
      if (!isEmpty(inner.removed)) removed[key] = inner.removed;
    }
  }
  return { set, removed };
}

/** A value that is one has neither parts set nor removed. */
function compareChild(old: Child, next: Child) {
  const [before, after] = [old, next].map(({ value, field }) =>
    childrenOf(value, field),
  );
  return before?.size && after?.size
    ? compareChildren(before, after)
    : { set: fieldsOf(next), removed: {} };
}

function fieldsOf(child: Child | undefined): FieldSet {
  if (!child) {
    return {};
  }
  return Object.fromEntries(
    [...childrenOf(child.value, child.field)].map(([key, inner]) => [
      key,
      fieldsOf(inner),
    ]),
  );
}

function childrenOf(value: unknown, field = ''): Map<string, Child> {
  if (Array.isArray(value)) {
    const key = listKeyOf(field, value);
    return new Map(
      key
        ? value.map(item => [
            `k:${JSON.stringify({ [key]: item[key] })}`,
            { field: '', value: item },
          ])
        : [],
    );
  }
  return new Map(
    isPlainObject(value)
      ? Object.entries(value)
          .filter(([, inner]) => inner !== undefined)
          .map(([name, inner]) => [`f:${name}`, { field: name, value: inner }])
      : [],
  );
}
