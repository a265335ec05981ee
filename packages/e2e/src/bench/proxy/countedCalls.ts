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

/** What somebody cost the cluster in a minute. */
export type Traffic = { callsPerMinute: number; bytesPerMinute: number };

/** What one caller asked for from one moment to another, counted up to a minute. */
export function trafficOf(
  calls: readonly CountedCall[],
  options: { caller: Caller; from: number; to: number },
): Traffic {
  const { caller, from, to } = options;
  const theirs = calls.filter(
    call => call.caller === caller && call.at >= from && call.at < to,
  );
  const minutes = (to - from) / 60_000;
  const bytes = theirs.reduce((sum, call) => sum + call.bytes, 0);
  return {
    callsPerMinute: theirs.length / minutes,
    bytesPerMinute: bytes / minutes,
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
