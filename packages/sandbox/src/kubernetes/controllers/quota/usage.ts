import type { Pod } from '../kinds';
import { parseQuantity } from '../../../quantity';

type PodLike = Pick<Pod, 'spec'>;

/** How much of what a quota limits pods use; `undefined` for what is not about pods. */
export function usageOf(
  limited: string,
  pods: readonly PodLike[],
): number | undefined {
  if (limited === 'pods' || limited === 'count/pods') {
    return pods.length;
  }
  const [, field, name] =
    /^(?:(requests|limits)\.)?(cpu|memory)$/.exec(limited) ?? [];
  if (name === undefined) {
    return undefined;
  }
  const kind = field === 'limits' ? 'limits' : 'requests';
  return pods
    .flatMap(({ spec }) => spec.containers)
    .reduce(
      (sum, { resources }) =>
        sum + (parseQuantity(resources?.[kind]?.[name]) ?? 0),
      0,
    );
}

/** A number of that resource as the API writes it. */
export function formatUsage(limited: string, amount: number): string {
  if (limited.endsWith('cpu')) {
    return Number.isInteger(amount)
      ? String(amount)
      : `${Math.round(amount * 1000)}m`;
  }
  const units = ['Gi', 'Mi', 'Ki'] as const;
  const unit = limited.endsWith('memory')
    ? units.find((_, index) => amount > 0 && amount % 1024 ** (3 - index) === 0)
    : undefined;
  return unit
    ? `${amount / 1024 ** (3 - units.indexOf(unit))}${unit}`
    : String(amount);
}
