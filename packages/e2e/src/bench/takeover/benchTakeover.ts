import { CrashBench } from '../../crash/CrashBench';
import { survive } from '../../crash/deaths';
import { boundariesOf, rollback } from '../../crash/subjects';
import type { BenchResult } from '../report';
import { takeoversOf, Takeover } from './takeovers';
import { toTakeoverResult } from './toTakeoverResult';

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
    return toTakeoverResult(takeovers);
  } finally {
    await bench.stop();
  }
}
