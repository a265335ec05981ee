import {
  RecoveryHistory,
  RecoverySample,
  RecoveryScope,
  recoveryScopes,
} from '@slipway/backstage-plugin-slipway-common';
import { Sampled, SampleRun, toGaps, toRuns } from '../../scaling/toRuns';

/** A place on the time axis of the plot; without a sample where nothing was observed. */
export interface RpoPoint {
  at: Date;
  sample?: RecoverySample;
}

/** The spans of a history that were observed: one in which no RPO was known was not. */
export function onlyObserved(
  history: RecoveryHistory,
): Sampled<RecoverySample> {
  return {
    ...history,
    samples: history.samples.filter(({ rpoSeconds }) =>
      recoveryScopes.some(scope => rpoSeconds[scope] !== undefined),
    ),
  };
}

/** The samples as they are drawn in steps, with a point of nothing in each gap and at both ends of the asked time. */
export function toRpoPoints(history: RecoveryHistory): RpoPoint[] {
  const runs = toRuns(onlyObserved(history));
  const inner = runs.flatMap((run, index) => {
    const next = runs[index + 1];
    const points = toPoints(run);
    return next
      ? [...points, { at: new Date((run.to + next.from) / 2) }]
      : points;
  });
  const from = new Date(history.from);
  const to = new Date(history.to);
  const first = inner[0];
  const last = inner.at(-1);
  return [
    ...(!first || first.at > from ? [{ at: from }] : []),
    ...inner,
    ...(!last || last.at < to ? [{ at: to }] : []),
  ];
}

/** The spans in which nothing was observed, in milliseconds. */
export function toRpoGaps(history: RecoveryHistory) {
  const observed = onlyObserved(history);
  return toGaps(observed, toRuns(observed));
}

/** The scopes of which the history knows anything. */
export function getKnownScopes(history: RecoveryHistory): RecoveryScope[] {
  return recoveryScopes.filter(scope =>
    history.samples.some(({ rpoSeconds }) => rpoSeconds[scope] !== undefined),
  );
}

/** The objective of today for a scope, in seconds. */
export function getRpoObjective(
  { objectives }: RecoveryHistory,
  scope: RecoveryScope,
): number | undefined {
  return objectives.find(
    objective => objective.measure === 'rpo' && objective.scope === scope,
  )?.seconds;
}

function toPoints(run: SampleRun<RecoverySample>): RpoPoint[] {
  return [
    ...run.samples.map(sample => ({ at: new Date(sample.at), sample })),
    { at: new Date(run.to), sample: run.samples.at(-1) },
  ];
}
