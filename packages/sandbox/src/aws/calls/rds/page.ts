import { invalidValue } from '../../wire/AwsError';
import type { Parameters } from '../../wire/Parameters';

/** What a list is paged by. */
export const pageParameters = ['MaxRecords', 'Marker'];

/**
 * One page of a list that is in the order of its names.
 *
 * @remarks A marker tells the last name of the page before, so that nothing is left out where something is removed meanwhile.
 * @throws AwsError InvalidParameterValue
 */
export function toPage<T>(
  parameters: Parameters,
  list: readonly T[],
  nameOf: (item: T) => string,
): { items: readonly T[]; Marker?: string } {
  const size = parameters.optionalNumber('MaxRecords') ?? 100;
  if (size < 20 || size > 100) {
    throw invalidValue(
      `Invalid value ${size} for MaxRecords. Must be between 20 and 100`,
    );
  }
  const after = readMarker(parameters.optionalText('Marker'));
  const rest = list.filter(item => after === undefined || nameOf(item) > after);
  const items = rest.slice(0, size);
  const last = items.at(-1);
  return rest.length > size && last !== undefined
    ? { items, Marker: Buffer.from(nameOf(last)).toString('base64') }
    : { items };
}

function readMarker(marker: string | undefined): string | undefined {
  if (marker === undefined) {
    return undefined;
  }
  const name = Buffer.from(marker, 'base64').toString();
  if (Buffer.from(name).toString('base64') !== marker) {
    throw invalidValue(`Invalid or expired pagination token ${marker}`);
  }
  return name;
}
