import { StageOutcome } from '../stage';
import { Defence } from './defence';
import { DefenceTrial } from './DefenceTrial';
import { judgeNumber } from './verdict';

/** How many defences are tried at the same time. */
const TRIALS = 2;

/**
 * Takes each defence out and expects a test of its number to fail; with all defences in place these tests have to pass.
 *
 * @param options.log - told of each defence.
 */
export async function tryDefences(
  defences: readonly Defence[],
  options: {
    environment: NodeJS.ProcessEnv;
    log: (line: string) => void;
  },
): Promise<StageOutcome> {
  const left = [...defences];
  const complaints: string[] = [];
  const work = async () => {
    const trial = DefenceTrial.open(options.environment);
    try {
      for (let next = left.shift(); next; next = left.shift()) {
        const complaint = await tryDefence(trial, next);
        options.log(
          complaint ? `✗ ${complaint}` : `✓ ${next.name}: ${next.takesOut}`,
        );
        complaints.push(...(complaint ? [complaint] : []));
      }
    } finally {
      trial.close();
    }
  };
  await Promise.all(Array.from({ length: TRIALS }, work));
  const tests = {
    passed: defences.length - complaints.length,
    failed: complaints.length,
    skipped: 0,
  };
  return complaints.length > 0
    ? { status: 'failed', reason: complaints.join('\n  '), tests }
    : { status: 'passed', tests };
}

/** @returns what is wrong with the defence; nothing where its tests notice that it is gone. */
async function tryDefence(
  trial: DefenceTrial,
  defence: Defence,
): Promise<string | undefined> {
  const { name, number } = defence;
  try {
    const whole = judgeNumber(number, await trial.runWith(defence));
    if (whole.status !== 'passed') {
      return `${name}: with the defence in place, ${describe(whole)}`;
    }
    const gone = judgeNumber(number, await trial.runWithout(defence));
    return gone.status === 'failed'
      ? undefined
      : `${name}: with the defence taken out, ${describe(gone)}`;
  } catch (error) {
    return `${name}: ${error}`;
  }
}

function describe(verdict: ReturnType<typeof judgeNumber>): string {
  switch (verdict.status) {
    case 'passed':
      return `all ${verdict.tests} tests of its number pass all the same`;
    case 'failed':
      return `these fail: ${verdict.titles.join('; ')}`;
    default:
      return verdict.reason;
  }
}
