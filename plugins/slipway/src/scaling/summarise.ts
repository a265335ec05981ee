import { ScalingHistory } from '@slipway/backstage-plugin-slipway-common';
import { toGaps, toRuns } from './toRuns';

/** What a history comes to. */
export interface ScalingSummary {
  /** Replicas at least. */
  lowest: number;
  /** Replicas at most. */
  highest: number;
  /** How much of the observed time the replicas were at their maximum, in percent. */
  atMaximum: number;
  /** How much of the asked time was not observed, in percent. */
  notObserved: number;
}

/** What a history comes to; `undefined` where nothing was observed. */
export function summarise(history: ScalingHistory): ScalingSummary | undefined {
  const { samples, from, to } = history;
  if (!samples.length) {
    return undefined;
  }
  const counts = samples.map(({ current }) => current);
  const full = samples.filter(({ current, max }) => current >= max).length;
  const unseen = toGaps(history, toRuns(history)).reduce(
    (sum, gap) => sum + gap.to - gap.from,
    0,
  );
  const asked = Math.max(1, Date.parse(to) - Date.parse(from));
  return {
    lowest: Math.min(...counts),
    highest: Math.max(...counts),
    atMaximum: Math.round((100 * full) / samples.length),
    notObserved: Math.round((100 * unseen) / asked),
  };
}
