/**
 * The number that a resource version is, `undefined` for what is none.
 *
 * @remarks
 * The versions of one collection only grow, so that they can be compared; those of a server that is not the API server
 * itself need not.
 */
export function toVersionNumber(version: string): bigint | undefined {
  return /^\d{1,20}$/.test(version) ? BigInt(version) : undefined;
}

/** Whether a version comes before another; what cannot be compared does not. */
export function isOlderVersion(version = '', than: string): boolean {
  const [left, right] = [toVersionNumber(version), toVersionNumber(than)];
  return left !== undefined && right !== undefined && left < right;
}
