import { JsonObject, JsonValue } from '@backstage/types';

/**
 * An object as it came over the wire.
 *
 * @remarks
 * Not client-node's models: reading into those drops nulls and fields that are newer than the client, and with them a
 * template hash or the `test` of a JSON Patch would differ from what the server has.
 */
export type RawObject = JsonObject;

/** The object below that path, or an empty one. */
export function objectAt(
  value: JsonValue | undefined,
  ...path: string[]
): JsonObject {
  const found = valueAt(value, ...path);
  return isJsonObject(found) ? found : {};
}

/** The list of objects below that path, or an empty one. */
export function objectsAt(
  value: JsonValue | undefined,
  ...path: string[]
): JsonObject[] {
  const found = valueAt(value, ...path);
  return Array.isArray(found) ? found.filter(isJsonObject) : [];
}

/** The text below that path; numbers as text; otherwise the fall-back. */
export function textAt(
  value: JsonValue | undefined,
  ...path: string[]
): string | undefined {
  const found = valueAt(value, ...path);
  if (typeof found === 'number') {
    return String(found);
  }
  return typeof found === 'string' && found !== '' ? found : undefined;
}

/** The number below that path. */
export function numberAt(
  value: JsonValue | undefined,
  ...path: string[]
): number | undefined {
  const found = valueAt(value, ...path);
  return typeof found === 'number' ? found : undefined;
}

/** The value below that path. */
export function valueAt(
  value: JsonValue | undefined,
  ...path: string[]
): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>(
    (parent, key) =>
      isJsonObject(parent) && Object.hasOwn(parent, key)
        ? parent[key]
        : undefined,
    value,
  );
}

/** The map of text to text below that path, or an empty one. */
export function textMapAt(
  value: JsonValue | undefined,
  ...path: string[]
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(objectAt(value, ...path)).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}

/** Whether the value is an object, and no list. */
export function isJsonObject(
  value: JsonValue | undefined,
): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
