/**
 * The code of a system error, such as `ENOENT`.
 *
 * @remarks Without `instanceof`: in Jest, errors of Node's own modules are no instances of the test's `Error`.
 */
export function errorCode(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error
    ? error.code
    : undefined;
}
