/** Something that was sampled: each sample tells of the span that begins at its time. */
export interface Sampled<TSample extends { at: string }> {
  resolutionSeconds: number;
  /** ISO 8601. */
  from: string;
  to: string;
  /** Oldest first. */
  samples: readonly TSample[];
}

/** Samples without a gap between them. */
export interface SampleRun<TSample> {
  samples: readonly TSample[];
  /** Where the first span begins, in milliseconds. */
  from: number;
  /** Where the last one ends, in milliseconds. */
  to: number;
}

/** Clocks of samplers drift: a span that begins so much of a resolution late still follows the one before. */
const TOLERANCE = 1.5;

/** Whether nothing was observed between two samples. */
export function isGap(
  { resolutionSeconds }: { resolutionSeconds: number },
  older: { at: string },
  newer: { at: string },
): boolean {
  const between = Date.parse(newer.at) - Date.parse(older.at);
  return between > resolutionSeconds * 1000 * TOLERANCE;
}

/** Cuts a history where nothing was observed. */
export function toRuns<TSample extends { at: string }>(
  history: Sampled<TSample>,
): SampleRun<TSample>[] {
  const span = history.resolutionSeconds * 1000;
  const end = Math.max(Date.parse(history.to), Date.parse(history.from));
  const runs: TSample[][] = [];
  for (const sample of history.samples) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run && before && !isGap(history, before, sample)) {
      run.push(sample);
    } else {
      runs.push([sample]);
    }
  }
  return runs.map(samples => {
    const from = Date.parse(samples[0]!.at);
    const last = Date.parse(samples.at(-1)!.at);
    return { samples, from, to: Math.max(last, Math.min(last + span, end)) };
  });
}

/** The spans between the runs and around them in which nothing was observed, in milliseconds. */
export function toGaps(
  history: Omit<Sampled<never>, 'samples'>,
  runs: readonly { from: number; to: number }[],
): { from: number; to: number }[] {
  const span = history.resolutionSeconds * 1000;
  const edges = [
    Date.parse(history.from),
    ...runs.flatMap(run => [run.from, run.to]),
    Date.parse(history.to),
  ];
  const gaps: { from: number; to: number }[] = [];
  for (let index = 0; index < edges.length; index += 2) {
    const gap = { from: edges[index]!, to: edges[index + 1]! };
    if (gap.to - gap.from > span / 2) {
      gaps.push(gap);
    }
  }
  return gaps;
}
