import { CheckResult } from '@slipway/backstage-plugin-slipway-common';
import { RecoveryCheck } from './checks';

/** What a query returned: at most two rows, each value as PostgreSQL writes it. */
export interface QueryAnswer {
  /** The OIDs of the types of its columns. */
  types: readonly number[];
  rows: readonly (readonly (string | null)[])[];
}

/** The result of a check, and the time that it read where it reads one. */
export interface JudgedCheck {
  result: CheckResult;
  /** ISO 8601. */
  newestRowAt?: string;
}

/** OIDs of types, which are the same on every server. @see https://www.postgresql.org/docs/current/catalog-pg-type.html */
const kinds: Readonly<Record<number, 'boolean' | 'number' | 'time'>> = {
  16: 'boolean',
  20: 'number',
  21: 'number',
  23: 'number',
  700: 'number',
  701: 'number',
  1700: 'number',
  1082: 'time',
  1114: 'time',
  1184: 'time',
};

/**
 * Whether what a query returned is what its owner expects.
 *
 * @remarks
 * A boolean, a number or a time is shown; a text never is, as it may be anything.
 */
export function judgeCheck(
  check: RecoveryCheck,
  { types, rows }: QueryAnswer,
): JudgedCheck {
  const failed = (message: string) => ({
    result: { name: check.name, passed: false, message },
  });
  const [row] = rows;
  if (types.length !== 1 || rows.length > 1) {
    return failed(
      `It has to return one value, and returned ${
        rows.length > 1 ? 'more than one row' : `${types.length} columns`
      }`,
    );
  }
  if (!row) {
    return failed('It returned no row');
  }
  const kind = kinds[types[0] ?? 0] ?? 'text';
  const value = row[0] ?? null;
  if ('newestRow' in check) {
    const time = kind === 'time' && value !== null ? toTime(value) : undefined;
    return time === undefined
      ? failed(
          value === null
            ? 'There is no row'
            : `It returned a ${kind}, and no point in time`,
        )
      : {
          result: {
            name: check.name,
            passed: true,
            message: `The newest row is of ${time}`,
          },
          newestRowAt: time,
        };
  }
  const passed = value !== null && isEqual(kind, value, check.expect);
  return {
    result: {
      name: check.name,
      passed,
      message: describe(kind, value, passed ? undefined : check.expect),
    },
  };
}

function isEqual(
  kind: string,
  value: string,
  expected: boolean | number | string,
): boolean {
  switch (typeof expected) {
    case 'boolean':
      return kind === 'boolean' && (value === 't') === expected;
    case 'number':
      return kind === 'number' && Number(value) === expected;
    default:
      return value === expected;
  }
}

function describe(
  kind: string,
  value: string | null,
  expected?: boolean | number | string,
): string {
  const shown = show(kind, value);
  if (expected === undefined) {
    return `It returned ${shown}, as expected`;
  }
  const wanted = typeof expected === 'string' ? 'another text' : expected;
  return `It returned ${shown}; expected is ${wanted}`;
}

function show(kind: string, value: string | null): string {
  if (value === null) {
    return 'nothing (NULL)';
  }
  switch (kind) {
    case 'boolean':
      return value === 't' ? 'true' : 'false';
    case 'number':
      return value;
    case 'time':
      return toTime(value) ?? 'a time';
    default:
      return 'a text';
  }
}

/** A time as PostgreSQL writes it in ISO style; without a zone it is taken for UTC. `infinity` is no time. */
function toTime(text: string): string | undefined {
  const found =
    /^(\d{4}-\d\d-\d\d)(?: (\d\d:\d\d:\d\d)(\.\d{1,6})?([+-]\d\d(?::?\d\d)?)?)?$/.exec(
      text,
    );
  if (!found) {
    return undefined;
  }
  const [, day, time = '00:00:00', fraction = '', zone = '+00'] = found;
  const offset = zone.length === 3 ? `${zone}:00` : zone;
  const date = new Date(`${day}T${time}${fraction.slice(0, 4)}${offset}`);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
