import { invalidValue } from '../../wire/AwsError';
import type { Parameters } from '../../wire/Parameters';

/** What of a resource a filter is compared with, by the filter's name. */
export type Filterable<T> = Readonly<
  Record<string, (item: T) => readonly (string | undefined)[]>
>;

/**
 * Leaves those of a list that are as all filters of the call say: each filter by any of its values.
 *
 * @throws AwsError InvalidParameterValue for a filter that is not there.
 */
export function applyFilters<T>(
  parameters: Parameters,
  list: readonly T[],
  filterable: Filterable<T>,
): readonly T[] {
  const filters = (parameters.structures('Filters') ?? []).map(
    ({ Name, Values }) => {
      const valuesOf = filterable[String(Name)];
      if (!valuesOf) {
        throw invalidValue(`Unrecognized filter name: ${Name}`);
      }
      const wanted = Array.isArray(Values) ? Values.map(String) : [];
      return (item: T) =>
        valuesOf(item).some(value => wanted.includes(value ?? ''));
    },
  );
  return list.filter(item => filters.every(holds => holds(item)));
}
