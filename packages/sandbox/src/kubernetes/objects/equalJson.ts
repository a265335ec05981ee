/** Whether two values are the same JSON; a field that is undefined is not there. */
export function equalJson(left: unknown, right: unknown): boolean {
  if (left === right) {
    return true;
  }
  if (!isObject(left) || !isObject(right)) {
    return false;
  }
  if (Array.isArray(left) || Array.isArray(right)) {
    return (
      Array.isArray(left) &&
      Array.isArray(right) &&
      left.length === right.length &&
      left.every((item, index) => equalJson(item, right[index]))
    );
  }
  const keys = Object.keys(left).filter(key => left[key] !== undefined);
  const others = Object.keys(right).filter(key => right[key] !== undefined);
  return (
    keys.length === others.length &&
    keys.every(key => equalJson(left[key], right[key]))
  );
}

/** An object or an array. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** An object that is no array. */
export function isPlainObject(
  value: unknown,
): value is Record<string, unknown> {
  return isObject(value) && !Array.isArray(value);
}
