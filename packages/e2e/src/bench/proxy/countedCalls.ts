import type { Caller } from './callers';

/** A request that went through the proxy. */
export type CountedCall = {
  /** When its head arrived, in milliseconds since 1970. */
  at: number;
  caller: Caller;
  method: string;
  /** With its query. */
  path: string;
  /** Undefined until it is answered. */
  status?: number;
  /** Of the answer's body, as it came over the wire up to now; a watch goes on. */
  bytes: number;
};

/** What everybody has asked for up to a moment. */
export type Tally = {
  /** In milliseconds since 1970. */
  at: number;
  byCaller: Partial<Record<Caller, { calls: number; bytes: number }>>;
};

/** Adds up what was asked for. */
export function tally(calls: readonly CountedCall[], at: number): Tally {
  const byCaller: Tally['byCaller'] = {};
  for (const { caller, bytes } of calls) {
    const sum = (byCaller[caller] ??= { calls: 0, bytes: 0 });
    sum.calls += 1;
    sum.bytes += bytes;
  }
  return { at, byCaller };
}

/** What one caller asked for between two moments, brought to a minute. */
export function trafficBetween(
  before: Tally,
  after: Tally,
  caller: Caller,
): { callsPerMinute: number; bytesPerMinute: number } {
  const minutes = (after.at - before.at) / 60_000;
  const more = (what: 'calls' | 'bytes') =>
    (after.byCaller[caller]?.[what] ?? 0) -
    (before.byCaller[caller]?.[what] ?? 0);
  return {
    callsPerMinute: more('calls') / minutes,
    bytesPerMinute: more('bytes') / minutes,
  };
}

/** The first change of that Deployment that is meant to take effect: not a dry run. */
export function findPatch(
  calls: readonly CountedCall[],
  options: { caller: Caller; name: string; from: number },
): CountedCall | undefined {
  return calls.find(call => {
    const { pathname, searchParams } = new URL(call.path, 'https://server');
    return (
      call.method === 'PATCH' &&
      call.caller === options.caller &&
      call.at >= options.from &&
      pathname.endsWith(`/deployments/${options.name}`) &&
      !searchParams.has('dryRun')
    );
  });
}
