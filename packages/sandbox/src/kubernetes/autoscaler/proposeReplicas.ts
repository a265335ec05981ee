import type { PodGroups, Usage } from './measurePods';

/** Changes smaller than this part are not worth it. */
const tolerance = 0.1;

/** @see {@link proposeReplicas} */
export interface ProposalInput {
  currentReplicas: number;
  groups: PodGroups;
  /** What the pods use, of each kind. */
  usage: Usage;
  /** How far from the target that usage is: 1 is on it. */
  ratioOf: (usage: Usage) => number;
  /** What to count a pod as, whose usage is unknown, when there are to be fewer. */
  fallbackOf: (pod: string) => number;
}

/**
 * How many pods are needed for what they use to come to the target.
 *
 * @remarks
 * Where the usage of some pods is not known, they are taken to use nothing when there are to be more, and all that they
 * may when there are to be fewer; if that would turn the direction round, nothing is changed.
 */
export function proposeReplicas(input: ProposalInput): number {
  const { currentReplicas, groups, ratioOf, fallbackOf } = input;
  const usage = new Map(input.usage);
  const ratio = ratioOf(usage);
  const growsWithUnready = groups.unready.length > 0 && ratio > 1;
  if (!growsWithUnready && groups.missing.length === 0) {
    return isNear(ratio)
      ? currentReplicas
      : Math.ceil(ratio * groups.readyCount - 1e-9);
  }
  for (const pod of groups.missing) {
    if (ratio < 1) {
      usage.set(pod, fallbackOf(pod));
    } else if (ratio > 1) {
      usage.set(pod, 0);
    }
  }
  if (growsWithUnready) {
    groups.unready.forEach(pod => usage.set(pod, 0));
  }
  const cautious = ratioOf(usage);
  const replicas = Math.ceil(cautious * usage.size - 1e-9);
  const turns =
    (ratio < 1 && cautious > 1) ||
    (ratio > 1 && cautious < 1) ||
    (cautious < 1 && replicas > currentReplicas) ||
    (cautious > 1 && replicas < currentReplicas);
  return isNear(cautious) || turns ? currentReplicas : replicas;
}

function isNear(ratio: number): boolean {
  return Math.abs(1 - ratio) <= tolerance + 1e-9;
}
