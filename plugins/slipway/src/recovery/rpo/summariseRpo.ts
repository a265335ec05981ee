import { RecoveryHistory } from '@slipway/backstage-plugin-slipway-common';
import { getRpoObjective, toRpoGaps } from './rpoSeries';

/** A history in a few figures. */
export interface RpoSummary {
  /** The most that a restore would have lost, in seconds. */
  worst: number;
  /** Of the time that was observed, in which the objective of today was kept: 0 to 1; `undefined` without an objective. */
  kept?: number;
  /** Of the asked time, in which nothing was observed: 0 to 1. */
  notObserved: number;
}

/** What a history of the own region comes to; `undefined` where nothing of it is known. */
export function summariseRpo(history: RecoveryHistory): RpoSummary | undefined {
  const lost = history.samples.flatMap(({ rpoSeconds: { local } }) =>
    local === undefined ? [] : [local],
  );
  if (!lost.length) {
    return undefined;
  }
  const objective = getRpoObjective(history, 'local');
  const asked = Date.parse(history.to) - Date.parse(history.from);
  const unseen = toRpoGaps(history).reduce(
    (sum, { from, to }) => sum + to - from,
    0,
  );
  return {
    worst: Math.max(...lost),
    notObserved: asked > 0 ? unseen / asked : 0,
    ...(objective !== undefined && {
      kept: lost.filter(seconds => seconds <= objective).length / lost.length,
    }),
  };
}
