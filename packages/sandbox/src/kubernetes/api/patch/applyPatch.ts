import { isPlainObject } from '../../objects/equalJson';
import {
  KubernetesObject,
  ManagedFieldsEntry,
} from '../../objects/KubernetesObject';
import { listKeyOf } from '../../objects/listKeys';
import {
  compareFields,
  fieldPaths,
  FieldSet,
  intersectFields,
  isEmpty,
  subtractFields,
} from '../../store/fieldSets';
import {
  createEntry,
  FieldManager,
  isEntryOf,
  managedPart,
} from '../../store/managedFields';
import { StatusError } from '../../store/StatusError';
import { removeFields } from './removeFields';

/** @see {@link applyConfiguration} */
export interface ApplyOptions {
  manager: FieldManager;
  time: string;
  /** Takes fields over that others own. */
  force: boolean;
}

/**
 * Server-side apply on an object that is there: sets what the configuration sets, and takes away what its manager had
 * set by applying and sets no more.
 *
 * @throws StatusError Conflict naming the fields that others own with another value.
 */
export function applyConfiguration(
  current: KubernetesObject,
  configuration: KubernetesObject,
  { manager, time, force }: ApplyOptions,
): KubernetesObject {
  const entries = current.metadata.managedFields ?? [];
  const own = entries.find(entry => isEntryOf(entry, manager));
  const others = entries.filter(entry => entry !== own);
  const applied = ownFields(configuration);
  const merged = merge(current, configuration) as KubernetesObject;
  const { set: changed } = compareFields(
    managedPart(current),
    managedPart(merged),
  );
  const conflicts = others.flatMap(entry => {
    const shared = intersectFields(entry.fieldsV1 as FieldSet, changed);
    return shared ? [{ entry, shared }] : [];
  });
  if (conflicts.length && !force) {
    throw toConflict(conflicts);
  }
  const dropped = own && subtractFields(own.fieldsV1 as FieldSet, applied);
  const unowned = others.reduce<FieldSet | undefined>(
    (fields, entry) =>
      fields && subtractFields(fields, entry.fieldsV1 as FieldSet),
    dropped,
  );
  const next = unowned ? removeFields(merged, unowned) : merged;
  const left = others.flatMap(entry => {
    const fieldsV1 = subtractFields(entry.fieldsV1 as FieldSet, changed);
    return fieldsV1 ? [{ ...entry, fieldsV1 }] : [];
  });
  const isSame = own && isSameSet(own.fieldsV1 as FieldSet, applied);
  const entry = createEntry(current.apiVersion, {
    manager,
    time: isSame && isEmpty(changed) ? own.time : time,
    fieldsV1: applied,
  });
  return {
    ...next,
    metadata: { ...next.metadata, managedFields: [...left, entry] },
  };
}

/** The fields of a configuration that was applied. */
export function ownFields(configuration: KubernetesObject): FieldSet {
  return compareFields({}, managedPart(configuration)).set;
}

function isSameSet(one: FieldSet, two: FieldSet): boolean {
  return JSON.stringify(one) === JSON.stringify(two);
}

function merge(target: unknown, applied: unknown, field = ''): unknown {
  if (Array.isArray(applied)) {
    const key = listKeyOf(field, applied);
    return key && Array.isArray(target)
      ? mergeItems(target, applied, key)
      : applied;
  }
  if (!isPlainObject(applied)) {
    return applied;
  }
  const before = isPlainObject(target) ? target : {};
  return {
    ...before,
    ...Object.fromEntries(
      Object.entries(applied).map(([name, value]) => [
        name,
        merge(before[name], value, name),
      ]),
    ),
  };
}

function mergeItems(
  target: readonly Record<string, unknown>[],
  applied: readonly Record<string, unknown>[],
  key: string,
): unknown[] {
  const find = (items: readonly Record<string, unknown>[], value: unknown) =>
    items.find(item => item[key] === value);
  return [
    ...target.map(item => {
      const change = find(applied, item[key]);
      return change ? merge(item, change) : item;
    }),
    ...applied.filter(item => !find(target, item[key])),
  ];
}

function toConflict(
  conflicts: readonly { entry: ManagedFieldsEntry; shared: FieldSet }[],
): StatusError {
  const causes = conflicts.flatMap(({ entry, shared }) =>
    fieldPaths(shared).map(field => ({
      reason: 'FieldManagerConflict',
      message: `conflict with ${JSON.stringify(entry.manager)}${
        entry.operation === 'Update' ? ` using ${entry.apiVersion}` : ''
      }`,
      field,
    })),
  );
  const count = `${causes.length} conflict${causes.length === 1 ? '' : 's'}`;
  const list = causes.map(({ message, field }) => `${message}: ${field}`);
  return new StatusError(
    409,
    'Conflict',
    `Apply failed with ${count}: ${list.join('\n')}`,
    { causes },
  );
}
