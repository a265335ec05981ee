/** The part of Chromium's trace events that is read. */
export type TraceEvent = {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds of the processor, without the time in which it did something else. */
  tdur?: number;
  args?: { name?: string };
};

/**
 * The longest task of a page's main thread in a trace, in milliseconds of the processor.
 *
 * @remarks
 * Time on the clock grows with everything else that the machine does; this does not.
 */
export function findLongestTask(events: readonly TraceEvent[]): number {
  const mainThreads = new Set(
    events
      .filter(
        ({ name, args }) =>
          name === 'thread_name' && args?.name === 'CrRendererMain',
      )
      .map(threadOf),
  );
  const longest = events
    .filter(event => event.name.endsWith('RunTask'))
    .filter(event => mainThreads.has(threadOf(event)))
    .reduce((most, { tdur = 0 }) => Math.max(most, tdur), 0);
  return longest / 1000;
}

function threadOf({ pid, tid }: TraceEvent): string {
  return `${pid}/${tid}`;
}
