import { StageOutcome, StageResult } from './stage';

const signs = { passed: '✓', failed: '✗', skipped: '–' };

function describe(outcome: StageOutcome): string {
  const parts: string[] = [outcome.status];
  if (outcome.status !== 'skipped' && outcome.tests) {
    const { passed, failed, skipped } = outcome.tests;
    parts.push(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  }
  if (outcome.status !== 'passed') {
    parts.push(outcome.reason);
  }
  return parts.join(': ');
}

/** A line per stage, and the total of all tests alone on the last line. */
export function summarize(results: StageResult[]): string {
  const width = Math.max(...results.map(({ name }) => name.length));
  const lines = results.map(({ name, outcome, seconds }) => {
    const time = `${seconds.toFixed(0)} s`.padStart(6);
    return `${signs[outcome.status]} ${name.padEnd(width)} ${time}  ${describe(outcome)}`;
  });
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { outcome } of results) {
    if (outcome.status !== 'skipped' && outcome.tests) {
      total.passed += outcome.tests.passed;
      total.failed += outcome.tests.failed;
      total.skipped += outcome.tests.skipped;
    }
  }
  const skipped = total.skipped ? `, ${total.skipped} skipped` : '';
  return [
    'Summary',
    ...lines,
    `${total.passed} passed, ${total.failed} failed${skipped}`,
  ].join('\n');
}
