import { InputError } from '@backstage/errors';
import { matchesPattern } from './matchesPattern';
import { toList, type PolicyConditions } from './PolicyDocument';

/** What is known of a request, by condition key; keys are not case-sensitive, tag keys in them included. */
export type PolicyContext = Readonly<
  Record<string, string | readonly string[] | undefined>
>;

type Comparison = (wanted: string, found: string) => boolean;

const comparisons: Readonly<Record<string, Comparison>> = {
  StringEquals: (wanted, found) => wanted === found,
  StringEqualsIgnoreCase: (wanted, found) =>
    wanted.toLowerCase() === found.toLowerCase(),
  StringLike: matchesPattern,
  ArnEquals: matchesPattern,
  ArnLike: matchesPattern,
  Bool: (wanted, found) => wanted === found,
  NumericEquals: (wanted, found) => Number(wanted) === Number(found),
  NumericLessThanEquals: (wanted, found) => Number(found) <= Number(wanted),
};

const negations: Readonly<Record<string, string>> = {
  StringNotEquals: 'StringEquals',
  StringNotLike: 'StringLike',
  ArnNotEquals: 'ArnEquals',
  ArnNotLike: 'ArnLike',
  NumericNotEquals: 'NumericEquals',
};

/** The names of condition operators that are judged. */
export const knownOperators: readonly string[] = [
  ...Object.keys(comparisons),
  ...Object.keys(negations),
  'Null',
];

const operatorParts = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/;

/** Whether an operator is judged, with what may stand before and after its name. */
export function isKnownOperator(operator: string): boolean {
  const name = operatorParts.exec(operator)?.[2];
  return name !== undefined && knownOperators.includes(name);
}

/**
 * Whether all conditions of a statement hold.
 *
 * @remarks Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 * @throws InputError where an operator is not known: none is passed over.
 */
export function conditionsHold(
  conditions: PolicyConditions,
  context: PolicyContext,
): boolean {
  return Object.entries(conditions).every(([operator, keys]) =>
    Object.entries(keys).every(([key, wanted]) =>
      holds(operator, {
        wanted: toList(wanted).map(String),
        found: findValues(context, key),
      }),
    ),
  );
}

/** The condition keys that a statement asks for and of which nothing is known. */
export function findMissingKeys(
  conditions: PolicyConditions,
  context: PolicyContext,
): string[] {
  return Object.values(conditions)
    .flatMap(keys => Object.keys(keys))
    .filter(key => findValues(context, key) === undefined);
}

function holds(
  operator: string,
  values: { wanted: readonly string[]; found: readonly string[] | undefined },
): boolean {
  const { wanted, found } = values;
  const [, set, name = '', ifExists] = operatorParts.exec(operator) ?? [];
  if (name === 'Null') {
    return wanted.includes(String(found === undefined));
  }
  const compare = comparisons[negations[name] ?? name];
  if (!compare) {
    throw new InputError(
      `The simulator does not know the condition operator ${operator}`,
    );
  }
  if (found === undefined) {
    return Boolean(ifExists) || set === 'ForAllValues' || name in negations;
  }
  const isNegated = name in negations;
  const one = (value: string) =>
    wanted.some(each => compare(each, value)) !== isNegated;
  return set === 'ForAllValues' ? found.every(one) : found.some(one);
}

function findValues(
  context: PolicyContext,
  key: string,
): readonly string[] | undefined {
  const [, value] =
    Object.entries(context).find(
      ([name]) => name.toLowerCase() === key.toLowerCase(),
    ) ?? [];
  return value === undefined ? undefined : toList(value);
}
