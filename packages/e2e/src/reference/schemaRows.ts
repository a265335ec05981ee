import { code } from './markdown';

/** The part of a JSON schema that the API is described with. */
export type Schema = {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  default?: unknown;
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  allOf?: Schema[];
  [keyword: string]: unknown;
};

type CommentOf = (path: readonly string[]) => string;

const bounds: Record<string, string> = {
  minimum: 'at least',
  maximum: 'at most',
  minLength: 'length at least',
  maxLength: 'length at most',
  pattern: 'matches',
};

/** A row for each field: its name, its type, and what is said of it. Fields of fields follow theirs. */
export function describeSchema(
  schema: Schema,
  commentOf: CommentOf,
  path: readonly string[] = [],
): string[][] {
  const rows = variantsOf(schema).flatMap(variant =>
    Object.entries(variant.properties ?? {}).flatMap(([name, field]) => {
      const own = [...path, name];
      const isOptional = !variant.required?.includes(name);
      return [
        [
          code(`${toText(own)}${isOptional ? '?' : ''}`),
          describeType(field),
          [commentOf(own), ...describeBounds(field)].filter(Boolean).join(' '),
        ],
        ...describeNested(field, commentOf, own),
      ];
    }),
  );
  return mergeRows(rows);
}

/** The type of a field; a type with a name of its own is a link to its entry. */
export function describeType(schema: Schema): string {
  const name = getTypeName(schema);
  if (name) {
    return `[${name}](#${name.toLowerCase()})`;
  }
  if (schema.const !== undefined) {
    return code(JSON.stringify(schema.const));
  }
  if (schema.enum) {
    return schema.enum.map(value => code(JSON.stringify(value))).join(' or ');
  }
  if (schema.anyOf) {
    return [...new Set(schema.anyOf.map(describeType))].join(' or ');
  }
  if (schema.items) {
    return `list of ${describeType(schema.items)}`;
  }
  if (typeof schema.additionalProperties === 'object') {
    return `map to ${describeType(schema.additionalProperties)}`;
  }
  return [schema.type ?? 'anything'].flat().map(code).join(' or ');
}

/** The name of the type that a schema refers to. */
export function getTypeName({ $ref }: Schema): string | undefined {
  return $ref?.replace('#/definitions/', '');
}

function variantsOf(schema: Schema): Schema[] {
  return [schema, ...(schema.anyOf ?? []), ...(schema.allOf ?? [])];
}

function describeNested(
  field: Schema,
  commentOf: CommentOf,
  path: readonly string[],
): string[][] {
  return variantsOf(field).flatMap(variant => [
    ...(variant.properties ? describeSchema(variant, commentOf, path) : []),
    ...(variant.items
      ? describeSchema(variant.items, commentOf, [...path, '[]'])
      : []),
  ]);
}

/** Variants of a union share fields: those of one name become one row. */
function mergeRows(rows: readonly string[][]): string[][] {
  const merged = new Map<string, string[]>();
  for (const [name, type, what] of rows) {
    const before = merged.get(name!);
    const types = new Set([...(before?.[1] ?? '').split(' or '), type!]);
    types.delete('');
    merged.set(name!, [
      name!,
      [...types].join(' or '),
      before?.[2] || what || '',
    ]);
  }
  return [...merged.values()];
}

function describeBounds(schema: Schema): string[] {
  const words = Object.entries(bounds).flatMap(([keyword, text]) =>
    schema[keyword] === undefined
      ? []
      : [`${text} ${code(`${schema[keyword]}`)}`],
  );
  if (schema.default !== undefined) {
    words.push(`default ${code(JSON.stringify(schema.default))}`);
  }
  return words.length ? [`(${words.join(', ')})`] : [];
}

function toText(path: readonly string[]): string {
  return path.join('.').replaceAll('.[]', '[]');
}
