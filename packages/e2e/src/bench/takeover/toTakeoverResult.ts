import type { BenchResult } from '../report';
import { summarize } from '../statistics';
import type { Takeover } from './takeovers';

const limit = 25;

/** Brings what was measured into figures. */
export function toTakeoverResult(takeovers: readonly Takeover[]): BenchResult {
  const claimed = takeovers.filter(({ lease }) => lease !== undefined);
  const afterLease = claimed.map(({ seconds, lease }) => seconds - lease!);
  return {
    name: 'takeover',
    lines: [
      `${claimed.length} operations of killed replicas, and ${takeovers.length - claimed.length} that nobody had claimed yet`,
      `noticed p50 ${summarize(afterLease).p50.toFixed(2)} s, max ${summarize(afterLease).max.toFixed(2)} s after the lease of the killed replica had run out`,
    ],
    comparisons: [
      {
        what: 'kill -9 → first event by the other replica',
        unit: 's',
        of: [
          { name: 'Slipway', samples: claimed.map(({ seconds }) => seconds) },
          {
            name: 'what was left of the lease, the least that is safe',
            samples: claimed.map(({ lease }) => lease!),
          },
        ],
      },
    ],
    budgets: [
      {
        what: 'kill → first event by the other replica, max',
        value: summarize(takeovers.map(({ seconds }) => seconds)).max,
        limit,
        unit: 's',
      },
    ],
    raw: takeovers,
  };
}
