import {
  KubernetesObject,
  ManagedFieldsEntry,
} from '../objects/KubernetesObject';
import {
  compareFields,
  FieldSet,
  isEmpty,
  subtractFields,
  uniteFields,
} from './fieldSets';

/** Who writes. */
export interface FieldManager {
  name: string;
  /** @default 'Update' */
  operation?: 'Update' | 'Apply';
  subresource?: string;
}

const managedMetadata = [
  'annotations',
  'finalizers',
  'labels',
  'ownerReferences',
] as const;

/** What of an object field managers own. */
export function managedPart(object: KubernetesObject): object {
  const { apiVersion: _, kind: __, metadata, ...rest } = object;
  const owned = Object.fromEntries(
    managedMetadata
      .filter(field => metadata[field] !== undefined)
      .map(field => [field, metadata[field]]),
  );
  return { ...(isEmpty(owned) ? {} : { metadata: owned }), ...rest };
}

/** The entries after a change: its maker owns what it set; what was removed belongs to nobody. */
export function recordManager(
  before: KubernetesObject | undefined,
  after: KubernetesObject,
  options: { manager: FieldManager; time: string },
): readonly ManagedFieldsEntry[] | undefined {
  const entries = before?.metadata.managedFields ?? [];
  const { set, removed } = compareFields(
    before ? managedPart(before) : {},
    managedPart(after),
  );
  if (isEmpty(set) && isEmpty(removed)) {
    return entries.length ? entries : undefined;
  }
  const { manager, time } = options;
  const own = entries.find(entry => isEntryOf(entry, manager));
  const gone = uniteFields(set, removed);
  const others = entries.filter(entry => entry !== own);
  const left = others.flatMap(entry => withoutFields(entry, gone));
  const kept = subtractFields((own?.fieldsV1 ?? {}) as FieldSet, removed) ?? {};
  const fieldsV1 = uniteFields(kept, set);
  return isEmpty(fieldsV1)
    ? left
    : [
        ...left,
        createEntry(after.apiVersion, { manager, time, fieldsV1 }),
      ].sort(inOrder);
}

/** As the API writes them: what was applied first, then by time and name. */
function inOrder(one: ManagedFieldsEntry, two: ManagedFieldsEntry): number {
  const keyOf = ({ operation, time, manager }: ManagedFieldsEntry) =>
    [operation === 'Apply' ? 0 : 1, time, manager].join(' ');
  return keyOf(one) < keyOf(two) ? -1 : 1;
}

export function createEntry(
  apiVersion: string,
  options: { manager: FieldManager; time: string; fieldsV1: FieldSet },
): ManagedFieldsEntry {
  const { manager, time, fieldsV1 } = options;
  return {
    manager: manager.name,
    operation: manager.operation ?? 'Update',
    apiVersion,
    time,
    fieldsType: 'FieldsV1',
    fieldsV1,
    ...(manager.subresource && { subresource: manager.subresource }),
  };
}

export function isEntryOf(
  entry: ManagedFieldsEntry,
  { name, operation = 'Update', subresource }: FieldManager,
): boolean {
  return (
    entry.manager === name &&
    entry.operation === operation &&
    entry.subresource === subresource
  );
}

function withoutFields(
  entry: ManagedFieldsEntry,
  gone: FieldSet,
): ManagedFieldsEntry[] {
  const fieldsV1 = subtractFields(entry.fieldsV1 as FieldSet, gone);
  return fieldsV1 ? [{ ...entry, fieldsV1 }] : [];
}
