import type { Condition } from './kinds';

/** The condition of that type. */
export function findCondition<T extends Condition>(
  conditions: readonly T[] | undefined,
  type: string,
): T | undefined {
  return conditions?.find(condition => condition.type === type);
}

/** Conditions without the one of that type. */
export function withoutCondition<T extends Condition>(
  conditions: readonly T[] | undefined,
  type: string,
): T[] {
  return (conditions ?? []).filter(condition => condition.type !== type);
}

/**
 * Conditions with that one, at the end.
 *
 * @remarks
 * As the workload controllers do it: with the same status and reason the old one stays as it is, and with the same
 * status it keeps the time of its transition.
 */
export function withCondition<T extends Condition>(
  conditions: readonly T[] | undefined,
  condition: T,
): T[] {
  const before = findCondition(conditions, condition.type);
  if (
    before?.status === condition.status &&
    before.reason === condition.reason
  ) {
    return [...(conditions ?? [])];
  }
  const since =
    before?.status === condition.status
      ? { lastTransitionTime: before.lastTransitionTime }
      : {};
  return [
    ...withoutCondition(conditions, condition.type),
    { ...condition, ...since },
  ];
}
