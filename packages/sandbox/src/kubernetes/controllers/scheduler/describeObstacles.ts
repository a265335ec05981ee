/**
 * Why no node takes a pod, as the scheduler says it: each obstacle with how many nodes have it, then why ending other
 * pods would not help.
 *
 * @param obstacles - of each node
 * @param hopeless - how many of the nodes could not take the pod if they were empty
 */
export function describeObstacles(
  obstacles: readonly (readonly string[])[],
  hopeless: number,
): string {
  const total = obstacles.length;
  if (total === 0) {
    return 'no nodes available to schedule pods';
  }
  const counts = new Map<string, number>();
  for (const obstacle of obstacles.flat()) {
    counts.set(obstacle, (counts.get(obstacle) ?? 0) + 1);
  }
  const why = join([...counts].map(([obstacle, count]) => [count, obstacle]));
  const preemption = join([
    [total - hopeless, 'No preemption victims found for incoming pod'],
    [hopeless, 'Preemption is not helpful for scheduling'],
  ]);
  return `0/${total} nodes are available: ${why}. no new claims to deallocate, preemption: 0/${total} nodes are available: ${preemption}.`;
}

function join(counted: [number, string][]): string {
  return counted
    .filter(([count]) => count > 0)
    .map(([count, text]) => `${count} ${text}`)
    .sort()
    .join(', ');
}
