import { InputError } from '@backstage/errors';
import { shorten } from '../diff/redactText';

/** Labels that an object must carry, each with its value. */
export type EqualitySelector = Readonly<Record<string, string>>;

const namePart = '[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?';
const labelName = new RegExp(`^${namePart}$`);
const labelPrefix =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/**
 * Reads a label selector made of equality terms, e.g. `app=backend,tier==api`.
 *
 * @remarks
 * Everything else that the Kubernetes syntax allows (sets, inequality, mere existence) can match more than it seems to,
 * and an empty selector matches everything: all of it is refused.
 *
 * @throws InputError saying which term is refused.
 */
export function parseEqualitySelector(text: string): EqualitySelector {
  const selector = new Map<string, string>();
  for (const term of text.split(',')) {
    const match = /^([^=!\s]+)={1,2}([^=!\s]+)$/.exec(term.trim());
    const [, key = '', value = ''] = match ?? [];
    if (!isLabelKey(key) || !isLabelValue(value)) {
      throw new InputError(
        `'${shorten(term.trim(), 100)}' is refused: only terms of the form 'key=value' may be used, separated by commas`,
      );
    }
    if (selector.has(key)) {
      throw new InputError(`'${shorten(key, 100)}' is named twice`);
    }
    selector.set(key, value);
  }
  return Object.fromEntries(selector);
}

/** Whether labels carry every term of a selector; an empty selector matches nothing. */
export function matchesSelector(
  labels: Readonly<Record<string, string>>,
  selector: EqualitySelector,
): boolean {
  const terms = Object.entries(selector);
  return (
    terms.length > 0 &&
    terms.every(
      ([key, value]) => Object.hasOwn(labels, key) && labels[key] === value,
    )
  );
}

/** A selector as the API server takes it. */
export function formatSelector(selector: EqualitySelector): string {
  return Object.entries(selector)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
}

/** Whether the text is the key of a label, with or without a prefix. */
function isLabelKey(text: string): boolean {
  const [name, prefix, ...more] = text.split('/').reverse();
  return (
    more.length === 0 &&
    labelName.test(name ?? '') &&
    (prefix === undefined || (prefix.length <= 253 && labelPrefix.test(prefix)))
  );
}

/** Whether the text is the value of a label, and not empty. */
export function isLabelValue(text: string): boolean {
  return labelName.test(text);
}
