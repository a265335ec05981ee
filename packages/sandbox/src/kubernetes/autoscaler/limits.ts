import type { ScalingRules } from '../controllers/kinds';
import type { ScaleMemory } from './ScaleMemory';

/** @see {@link limit} */
export interface LimitInput {
  current: number;
  wanted: number;
  min: number;
  max: number;
  now: number;
  memory: ScaleMemory;
  /** Absent where the autoscaler has none of its own. */
  behavior?: { scaleUp?: ScalingRules; scaleDown?: ScalingRules };
  downscaleStabilizationMs: number;
}

/** A reason with its words. */
export interface Said {
  reason: string;
  message: string;
}

/** How many it may be now, and what is to be said of that. */
export interface Limited {
  replicas: number;
  able: Said;
  limited: Said & { status: 'True' | 'False' };
}

const tooFast = {
  up: 'the desired replica count is increasing faster than the maximum scale rate',
  down: 'the desired replica count is decreasing faster than the maximum scale rate',
};
const tooMany: Said = {
  reason: 'TooManyReplicas',
  message: 'the desired replica count is more than the maximum replica count',
};
const tooFew: Said = {
  reason: 'TooFewReplicas',
  message: 'the desired replica count is less than the minimum replica count',
};

/** Holds a recommendation back by what was recommended before, by the allowed pace, and by minimum and maximum. */
export function limit(input: LimitInput): Limited {
  const stable = stabilize(input);
  const { lowest, highest } = findBounds(input, stable);
  const replicas = Math.min(
    Math.max(stable, lowest.replicas),
    highest.replicas,
  );
  const bound = replicas < stable ? highest : lowest;
  return {
    replicas,
    able: sayStability(input, stable),
    limited:
      replicas === stable
        ? {
            status: 'False',
            reason: 'DesiredWithinRange',
            message: 'the desired count is within the acceptable range',
          }
        : { status: 'True', ...bound.said },
  };
}

function stabilize({
  current,
  wanted,
  now,
  memory,
  ...input
}: LimitInput): number {
  const { scaleUp, scaleDown } = input.behavior ?? {};
  const upMs = (scaleUp?.stabilizationWindowSeconds ?? 0) * 1000;
  const downMs =
    scaleDown?.stabilizationWindowSeconds === undefined
      ? input.downscaleStabilizationMs
      : scaleDown.stabilizationWindowSeconds * 1000;
  const up = Math.min(wanted, ...memory.recommendedSince(now - upMs));
  const down = Math.max(wanted, ...memory.recommendedSince(now - downMs));
  memory.recommend(wanted, now);
  return input.behavior ? Math.min(Math.max(current, up), down) : down;
}

function sayStability({ wanted, current }: LimitInput, stable: number): Said {
  if (stable === wanted) {
    return {
      reason: 'ReadyForNewScale',
      message: 'recommended size matches current size',
    };
  }
  return wanted >= current && stable < wanted
    ? {
        reason: 'ScaleUpStabilized',
        message:
          'recent recommendations were lower than current one, applying the lowest recent recommendation',
      }
    : {
        reason: 'ScaleDownStabilized',
        message:
          'recent recommendations were higher than current one, applying the highest recent recommendation',
      };
}

interface Bound {
  replicas: number;
  said: Said;
}

function findBounds(
  input: LimitInput,
  stable: number,
): { lowest: Bound; highest: Bound } {
  const { current, min, max, behavior } = input;
  const up = behavior
    ? Math.max(current, paceOf(input, behavior.scaleUp, 'up'))
    : Math.max(2 * current, 4);
  const down =
    behavior && stable < current
      ? Math.min(current, paceOf(input, behavior.scaleDown, 'down'))
      : -Infinity;
  return {
    highest:
      max > up
        ? {
            replicas: up,
            said: { reason: 'ScaleUpLimit', message: tooFast.up },
          }
        : { replicas: max, said: tooMany },
    lowest:
      min < down
        ? {
            replicas: down,
            said: { reason: 'ScaleDownLimit', message: tooFast.down },
          }
        : { replicas: min, said: tooFew },
  };
}

const defaultPolicies = {
  up: [
    { type: 'Pods', value: 4, periodSeconds: 15 },
    { type: 'Percent', value: 100, periodSeconds: 15 },
  ],
  down: [{ type: 'Percent', value: 100, periodSeconds: 15 }],
};

/** How far the rules let the count go from what it was at the beginning of their periods. */
function paceOf(
  { current, now, memory }: LimitInput,
  rules: ScalingRules | undefined,
  direction: 'up' | 'down',
): number {
  const { selectPolicy = 'Max', policies = defaultPolicies[direction] } =
    rules ?? {};
  if (selectPolicy === 'Disabled') {
    return current;
  }
  const sign = direction === 'up' ? 1 : -1;
  const proposals = policies.map(({ type, value, periodSeconds }) => {
    const before = current - memory.changeSince(now - periodSeconds * 1000);
    if (type === 'Pods') {
      return before + sign * value;
    }
    const round = direction === 'up' ? Math.ceil : Math.trunc;
    return round(before * (1 + (sign * value) / 100));
  });
  const farthest = (direction === 'up') === (selectPolicy !== 'Min');
  return farthest ? Math.max(...proposals) : Math.min(...proposals);
}
