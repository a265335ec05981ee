import { createHash } from 'node:crypto';
import { JsonObject, JsonValue } from '@backstage/types';
import { isJsonObject } from './raw';

const labelOfReplicaSet = 'pod-template-hash';

/**
 * A pod template without what the controllers add to it: comparable, and fit to be written back.
 *
 * @remarks
 * Older servers write `creationTimestamp: null`, ReplicaSets carry `pod-template-hash`, and ControllerRevisions hold a
 * patch with `$patch: replace`. None of it is part of what runs.
 */
export function cleanTemplate(template: JsonObject): JsonObject {
  const { $patch: _, ...rest } = template;
  const { metadata, ...others } = withoutNulls(rest) as JsonObject;
  if (!isJsonObject(metadata)) {
    return others;
  }
  const { creationTimestamp: __, labels, ...kept } = metadata;
  if (!isJsonObject(labels)) {
    return { metadata: kept, ...others };
  }
  const { [labelOfReplicaSet]: ___, ...keptLabels } = labels;
  return { metadata: { ...kept, labels: keptLabels }, ...others };
}

/** SHA-256 over the clean template, whatever the order of its keys. */
export function getTemplateHash(template: JsonObject): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(cleanTemplate(template))))
    .digest('hex');
}

function withoutNulls(value: JsonValue): JsonValue {
  if (Array.isArray(value)) {
    return value.map(withoutNulls);
  }
  if (!isJsonObject(value)) {
    return value;
  }
  return mapEntries(value, entries =>
    entries
      .filter(([, child]) => child !== null && child !== undefined)
      .map(([key, child]) => [key, withoutNulls(child)]),
  );
}

function sorted(value: JsonValue): JsonValue {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  if (!isJsonObject(value)) {
    return value;
  }
  return mapEntries(value, entries =>
    entries
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, child]) => [key, sorted(child)]),
  );
}

function mapEntries(
  value: JsonObject,
  change: (entries: [string, JsonValue][]) => [string, JsonValue][],
): JsonObject {
  return Object.fromEntries(
    change(Object.entries(value) as [string, JsonValue][]),
  );
}
