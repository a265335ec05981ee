import { CrashBench } from '../../crash/CrashBench';
import { survive } from '../../crash/deaths';
import { boundariesOf, rollback } from '../../crash/subjects';
import { BenchResult } from '../report';
import { summarize } from '../statistics';
import { takeoversOf, Takeover } from './takeovers';

const limit = 25;

/**
 * Kills the replica that holds an operation at every boundary, and measures how long it takes until the other goes on with each; several
 * times.
 */
export async function benchTakeover(options: {
  rounds: number;
  log: (line: string) => void;
}): Promise<BenchResult> {
  const { rounds, log } = options;
  const boundaries = boundariesOf(rollback.kind);
  const beforeTheEnd = boundaries.slice(0, boundaries.indexOf('ended'));
  const bench = await CrashBench.start();
  try {
    const takeovers: Takeover[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      log(`round ${round} of ${rounds}: ${beforeTheEnd.length} operations`);
      const survivals = await survive(bench, rollback, {
        description: 'killed with -9 beside another replica',
        // Letters only.
        name: `round${'abcdefghijklmnopqrstuvwxyz'[round - 1]}`,
        isBesideAnother: true,
        wakesUp: false,
      });
      takeovers.push(
        ...takeoversOf(survivals, {
          boundaries: beforeTheEnd,
          claimedFrom: boundaries.indexOf('claimed'),
        }),
      );
    }
    return toResult(takeovers);
  } finally {
    await bench.stop();
  }
}

function toResult(takeovers: readonly Takeover[]): BenchResult {
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
