/** A JSON object of the API. */
export type Json = { [key: string]: unknown };

/** Whether the value is a JSON object, and no list. */
export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is below that path. */
export function at(value: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>((parent, key) => {
    if (Array.isArray(parent)) {
      return parent[Number(key)];
    }
    return isJson(parent) ? parent[key] : undefined;
  }, value);
}

/** The objects of the list below that path. */
export function listAt(value: unknown, ...path: (string | number)[]): Json[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found.filter(isJson) : [];
}

/** The text below that path, or an empty one. */
export function textAt(value: unknown, ...path: (string | number)[]): string {
  const found = at(value, ...path);
  return found === undefined || found === null ? '' : String(found);
}

/** The number below that path, or zero. */
export function numberAt(value: unknown, ...path: (string | number)[]): number {
  const found = at(value, ...path);
  return typeof found === 'number' ? found : 0;
}

/** The condition of that type. */
export function conditionOf(object: unknown, type: string): Json | undefined {
  return listAt(object, 'status', 'conditions').find(
    condition => condition.type === type,
  );
}
