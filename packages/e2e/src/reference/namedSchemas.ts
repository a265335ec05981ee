import * as common from '@slipway/backstage-plugin-slipway-common';
import { z } from 'zod/v3';
import { zodToJsonSchema } from 'zod-to-json-schema';
import { Schema } from './schemaRows';

const suffix = 'Schema';

/** The schemas that -common exports, by the names of their types: `planSchema` is `Plan`. */
const named = new Map<string, z.ZodTypeAny>(
  Object.entries(common).flatMap(([name, value]) =>
    name.endsWith(suffix) && value instanceof z.ZodType
      ? [[toTypeName(name), value as z.ZodTypeAny]]
      : [],
  ),
);

function toTypeName(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1, -suffix.length);
}

/** The name of a schema's type. */
export function getSchemaName(schema: z.ZodTypeAny): string | undefined {
  return [...named].find(([, value]) => value === schema)?.[0];
}

/**
 * The JSON schemas of all types with a name, which refer to each other by it.
 *
 * @remarks
 * Only objects and unions of them keep a name: a name for a short string helps nobody who reads.
 */
export function getNamedSchemas(): Map<string, Schema> {
  const all = toDefinitions(named);
  const kept = [...named].filter(([name]) => {
    const { properties, anyOf } = all[name] ?? {};
    return properties ?? anyOf?.some(variant => variant.properties);
  });
  return new Map(Object.entries(toDefinitions(new Map(kept))));
}

function toDefinitions(
  schemas: ReadonlyMap<string, z.ZodTypeAny>,
): Record<string, Schema> {
  const { definitions } = zodToJsonSchema(z.object({}), {
    definitions: Object.fromEntries(schemas),
    $refStrategy: 'root',
  }) as { definitions?: Record<string, Schema> };
  const root = { definitions };
  return resolvePointers(definitions ?? {}, root) as Record<string, Schema>;
}

/** Puts in place what a reference to anything but a named type leads to. */
function resolvePointers(value: unknown, root: object): unknown {
  if (Array.isArray(value)) {
    return value.map(item => resolvePointers(item, root));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const pointer = (value as Schema).$ref?.split('/').slice(1) ?? [];
  if (pointer.length > 2) {
    return resolvePointers(
      pointer.reduce<unknown>(
        (found, name) => (found as Record<string, unknown>)[name],
        root,
      ),
      root,
    );
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      resolvePointers(item, root),
    ]),
  );
}
