/**
 * Reads a line of `kubectl get deployment --no-headers`.
 *
 * @returns how many pods are ready and how many are wanted; undefined for another line.
 */
export function readReadyColumn(
  line: string,
): { ready: number; desired: number } | undefined {
  const [, ready, desired] = /^\S+\s+(\d+)\/(\d+)\s/.exec(line) ?? [];
  return ready === undefined
    ? undefined
    : { ready: Number(ready), desired: Number(desired) };
}
