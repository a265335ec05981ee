import type { ServiceModel, ShapeReference } from './ServiceModel';

/** How values are written on the wire. */
export type Wire = 'xml' | 'json';

/**
 * What of a value is not as its shape says: a line for each, with the path of the member.
 *
 * @param value - of XML: texts, structures and lists with named items; of JSON as it was parsed.
 */
export function validateShape(
  model: ServiceModel,
  options: {
    value: unknown;
    reference: ShapeReference;
    path: string;
    wire: Wire;
  },
): string[] {
  const { value, reference, path, wire } = options;
  const shape = model.shapes[reference.shape];
  if (!shape) {
    return [`${path}: the model has no shape ${reference.shape}`];
  }
  const validate = (inner: unknown, member: ShapeReference, name: string) =>
    validateShape(model, {
      value: inner,
      reference: member,
      path: `${path}.${name}`,
      wire,
    });
  switch (shape.type) {
    case 'structure': {
      const members = shape.members ?? {};
      const found = toStructure(value, wire);
      if (!found) {
        return [`${path}: is no structure`];
      }
      const byWireName = new Map(
        Object.entries(members).map(([name, member]) => [
          member.locationName ?? name,
          member,
        ]),
      );
      const missing = (shape.required ?? [])
        .map(name => members[name]?.locationName ?? name)
        .filter(name => !(name in found))
        .map(name => `${path}.${name}: is missing`);
      return [
        ...missing,
        ...Object.entries(found).flatMap(([name, inner]) => {
          const member = byWireName.get(name);
          return member
            ? validate(inner, member, name)
            : [`${path}.${name}: is no member of ${reference.shape}`];
        }),
      ];
    }
    case 'list': {
      const member = shape.member ?? { shape: '' };
      const items = toItems(value, { wire, name: member.locationName });
      return items
        ? items.flatMap((item, index) => validate(item, member, String(index)))
        : [
            `${path}: is no list of ${wire === 'xml' ? (member.locationName ?? 'member') : reference.shape}`,
          ];
    }
    case 'map': {
      const member = shape.value ?? { shape: '' };
      return Object.entries(Object(value)).flatMap(([name, inner]) =>
        validate(inner, member, name),
      );
    }
    default:
      return validateScalar(value, { shape, path, wire });
  }
}

function validateScalar(
  value: unknown,
  options: {
    shape: { type: string; enum?: readonly string[] };
    path: string;
    wire: Wire;
  },
): string[] {
  const { shape, path, wire } = options;
  const known = wire === 'xml' ? xmlScalars : jsonScalars;
  const isOne = known[shape.type];
  if (!isOne) {
    return [`${path}: a ${shape.type} cannot be checked`];
  }
  if (!isOne(value)) {
    return [`${path}: ${JSON.stringify(value)} is no ${shape.type}`];
  }
  return shape.enum && !shape.enum.includes(String(value))
    ? [`${path}: ${value} is none of ${shape.enum.join(', ')}`]
    : [];
}

type Check = (value: unknown) => boolean;

const isText: Check = value => typeof value === 'string';
const isNumber: Check = value => typeof value === 'number';
const fits =
  (pattern: RegExp): Check =>
  value =>
    typeof value === 'string' && pattern.test(value);

const xmlScalars: Readonly<Record<string, Check>> = {
  string: isText,
  boolean: fits(/^(true|false)$/),
  integer: fits(/^-?\d+$/),
  long: fits(/^-?\d+$/),
  double: fits(/^-?\d+(\.\d+)?$/),
  timestamp: fits(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/),
};

const jsonScalars: Readonly<Record<string, Check>> = {
  string: isText,
  boolean: value => typeof value === 'boolean',
  integer: isNumber,
  long: isNumber,
  timestamp: isNumber,
};

function toStructure(
  value: unknown,
  wire: Wire,
): Record<string, unknown> | undefined {
  // An empty element is a structure without members.
  if (wire === 'xml' && value === '') {
    return {};
  }
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

function toItems(
  value: unknown,
  { wire, name = 'member' }: { wire: Wire; name?: string },
): unknown[] | undefined {
  if (wire === 'json') {
    return Array.isArray(value) ? value : undefined;
  }
  const { [name]: items = [], ...others } = toStructure(value, wire) ?? {
    '': '',
  };
  if (Object.keys(others).length > 0) {
    return undefined;
  }
  return Array.isArray(items) ? items : [items];
}
