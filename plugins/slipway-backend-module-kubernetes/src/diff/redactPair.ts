import { JsonObject, JsonValue } from '@backstage/types';
import { isJsonObject } from '../model/raw';
import {
  isHighEntropy,
  isSecretName,
  REDACTED,
  redactText,
} from './redactText';

/** What stands for a secret that is another one than before. */
const REDACTED_CHANGED = `${REDACTED} (changed)`;

type Side = JsonValue | undefined;
type Pair = [before: Side, after: Side];

/** Annotations that repeat the whole object, and so whatever is secret in it. */
const objectCopies = [
  'kubectl.kubernetes.io/last-applied-configuration',
  'objectset.rio.cattle.io/applied',
];

/** Keys whose texts are names of public things, however they look. */
const publicKeys = new Set(['image', 'name', 'uid', 'checksum']);

/**
 * Takes the secrets out of two versions of an object.
 *
 * @remarks
 * Both are gone through together, so that it can still be seen whether a secret has changed: an equal one becomes
 * `•••` on both sides, a different one `••• (changed)` in the newer.
 */
export function redactPair(before: JsonValue, after: JsonValue): Pair {
  return redact([before, after], []);
}

function redact(pair: Pair, path: readonly string[]): Pair {
  const [before, after] = pair;
  if (
    getForm(before) !== getForm(after) &&
    before !== undefined &&
    after !== undefined
  ) {
    return [
      redact([before, undefined], path)[0],
      redact([undefined, after], path)[1],
    ];
  }
  if (Array.isArray(before) || Array.isArray(after)) {
    return redactLists(pair, path);
  }
  if (isJsonObject(before) || isJsonObject(after)) {
    return redactObjects(pair, path);
  }
  return redactTexts(pair, path);
}

/** Sides of different forms have nothing to be gone through together. */
function getForm(side: Side): 'list' | 'object' | 'leaf' {
  if (Array.isArray(side)) {
    return 'list';
  }
  return isJsonObject(side) ? 'object' : 'leaf';
}

function redactObjects([before, after]: Pair, path: readonly string[]): Pair {
  const left = isJsonObject(before) ? before : {};
  const right = isJsonObject(after) ? after : {};
  const secret = isSecretVariable(left) || isSecretVariable(right);
  const redacted: [JsonObject, JsonObject] = [{}, {}];
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    const sides: Pair = [left[key], right[key]];
    const [newLeft, newRight] =
      (secret && key === 'value') || isSecretAnnotation(path, key)
        ? mask(sides)
        : redact(sides, [...path, key]);
    set(redacted[0], key, newLeft);
    set(redacted[1], key, newRight);
  }
  return [
    isJsonObject(before) ? redacted[0] : before,
    isJsonObject(after) ? redacted[1] : after,
  ];
}

/** Elements with a name are paired by it, others by their position. */
function redactLists([before, after]: Pair, path: readonly string[]): Pair {
  const left = Array.isArray(before) ? before : [];
  const right = Array.isArray(after) ? after : [];
  const partner = (element: JsonValue, index: number, others: JsonValue[]) => {
    const name = nameOf(element);
    return name === undefined
      ? others[index]
      : others.find(other => nameOf(other) === name);
  };
  const redactElement = (pair: Pair, follows: Side) =>
    isSecretFlag(follows) ? mask(pair) : redact(pair, path);
  return [
    Array.isArray(before)
      ? left.map((element, index) =>
          required(
            redactElement(
              [element, partner(element, index, right)],
              left[index - 1],
            )[0],
          ),
        )
      : before,
    Array.isArray(after)
      ? right.map((element, index) =>
          required(
            redactElement(
              [partner(element, index, left), element],
              right[index - 1],
            )[1],
          ),
        )
      : after,
  ];
}

/** Whether the argument announces a secret as the next one: `--password`, `hunter2`. */
function isSecretFlag(argument: Side): boolean {
  return (
    typeof argument === 'string' &&
    /^--?[\w-]+$/.test(argument) &&
    isSecretName(argument)
  );
}

function redactTexts([before, after]: Pair, path: readonly string[]): Pair {
  if (publicKeys.has(path.at(-1) ?? '')) {
    return [before, after];
  }
  const redacted: Pair = [redactLeaf(before), redactLeaf(after)];
  const hidden = redacted[1] !== after && redacted[0] === redacted[1];
  return hidden && before !== after
    ? [redacted[0], `${redacted[1]} (changed)`]
    : redacted;
}

function redactLeaf(value: Side): Side {
  if (typeof value !== 'string') {
    return value;
  }
  const isOneWord = !/\s/.test(value);
  return isOneWord && isHighEntropy(value) ? REDACTED : redactText(value);
}

function mask([before, after]: Pair): Pair {
  const changed = before !== undefined && before !== after;
  const newer = changed ? REDACTED_CHANGED : REDACTED;
  return [
    before === undefined ? undefined : REDACTED,
    after === undefined ? undefined : newer,
  ];
}

function isSecretVariable(object: JsonObject): boolean {
  return typeof object.name === 'string' && isSecretName(object.name);
}

function isSecretAnnotation(path: readonly string[], key: string): boolean {
  return (
    path.at(-1) === 'annotations' &&
    (objectCopies.includes(key) || isSecretName(key))
  );
}

function nameOf(element: JsonValue): string | undefined {
  return isJsonObject(element) && typeof element.name === 'string'
    ? element.name
    : undefined;
}

function set(object: JsonObject, key: string, value: Side): void {
  if (value !== undefined) {
    object[key] = value;
  }
}

function required(value: Side): JsonValue {
  return value ?? null;
}
