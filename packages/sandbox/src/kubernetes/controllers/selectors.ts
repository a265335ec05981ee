import type { LabelSelector } from './kinds';

type Labels = Readonly<Record<string, string>>;

/** Whether labels are selected; an empty selector selects everything. */
export function selects(selector: LabelSelector, labels: Labels = {}): boolean {
  const { matchLabels = {}, matchExpressions = [] } = selector;
  return (
    Object.entries(matchLabels).every(
      ([key, value]) => labels[key] === value,
    ) && matchExpressions.every(expression => meets(expression, labels))
  );
}

/** Whether one requirement holds, as label selectors and node affinities have them. */
export function meets(
  requirement: { key: string; operator: string; values?: readonly string[] },
  labels: Labels,
): boolean {
  const { key, operator, values = [] } = requirement;
  const value = labels[key];
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    case 'Gt':
      return Number(value) > Number(values[0]);
    case 'Lt':
      return Number(value) < Number(values[0]);
    default:
      return false;
  }
}
