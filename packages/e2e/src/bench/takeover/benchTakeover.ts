import { CrashBench } from '../../crash/CrashBench';
import { survive } from '../../crash/deaths';
import { rollback } from '../../crash/subjects';
import { chooseTrials, isBeforeTheEnd, isClaimed } from '../../crash/trials';
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
  const trials = chooseTrials('takeover', 'all', [rollback]).filter(
    isBeforeTheEnd,
  );
  const bench = await CrashBench.start(['kubernetes']);
  try {
    const takeovers: Takeover[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      log(`round ${round} of ${rounds}: ${trials.length} operations`);
      const death = {
        description: 'killed with -9 beside another replica',
        // Letters only.
        name: `round${'abcdefghijklmnopqrstuvwxyz'[round - 1]}`,
        isBesideAnother: true,
        wakesUp: false,
      };
      const survivals = await survive(bench, death, trials);
      takeovers.push(
        ...takeoversOf(
          [...survivals].map(([trial, survival]) => ({
            ...survival,
            boundary: trial.boundary,
            isClaimed: isClaimed(trial),
          })),
        ),
      );
    }
    return toTakeoverResult(takeovers);
  } finally {
    await bench.stop();
  }
}
