import { KeptInstance } from './kept';

interface OfInstance {
  DbiResourceId?: string;
}

const indexes = new WeakMap<
  readonly OfInstance[],
  ReadonlyMap<string | undefined, readonly OfInstance[]>
>();

/**
 * Those of a list that are of an instance, in its region or in another one.
 *
 * @remarks
 * By its resource ID: an identifier is given again once an instance is deleted, and then names other data. A list is
 * indexed once, as an account may have tens of thousands of snapshots and every page looks for some of them.
 */
export function listOf<TItem extends OfInstance>(
  { DbiResourceId }: KeptInstance,
  items: readonly TItem[],
): readonly TItem[] {
  if (DbiResourceId === undefined) {
    return [];
  }
  const index = indexes.get(items) ?? groupByResource(items);
  indexes.set(items, index);
  return (index.get(DbiResourceId) ?? []) as readonly TItem[];
}

function groupByResource(items: readonly OfInstance[]) {
  const groups = new Map<string | undefined, OfInstance[]>();
  for (const item of items) {
    const group = groups.get(item.DbiResourceId) ?? [];
    group.push(item);
    groups.set(item.DbiResourceId, group);
  }
  return groups;
}
