import { StageResult } from './stage';
import { summarize } from './summary';

const results: StageResult[] = [
  { name: 'lint', outcome: { status: 'passed' }, seconds: 12.3 },
  {
    name: 'unit tests',
    outcome: {
      status: 'failed',
      reason: '2 failed',
      tests: { passed: 10, failed: 2, skipped: 0 },
    },
    seconds: 100,
  },
  {
    name: 'real control plane',
    outcome: { status: 'skipped', reason: 'asked for by --skip real' },
    seconds: 0,
  },
  {
    name: 'browser',
    outcome: {
      status: 'passed',
      tests: { passed: 3, failed: 0, skipped: 0 },
    },
    seconds: 60,
  },
];

describe('summarize', () => {
  it('has a line per stage, skipped ones too, and the total on the last', () => {
    expect(summarize(results).split('\n')).toEqual([
      'Summary',
      '✓ lint                 12 s  passed',
      '✗ unit tests          100 s  failed: 10 passed, 2 failed, 0 skipped: 2 failed',
      '– real control plane    0 s  skipped: asked for by --skip real',
      '✓ browser              60 s  passed: 3 passed, 0 failed, 0 skipped',
      '13 passed, 2 failed',
    ]);
  });

  it('counts skipped tests only where there are any', () => {
    const skipping: StageResult = {
      name: 'unit tests',
      outcome: {
        status: 'passed',
        tests: { passed: 1, failed: 0, skipped: 4 },
      },
      seconds: 1,
    };
    expect(summarize([skipping]).split('\n').at(-1)).toBe(
      '1 passed, 0 failed, 4 skipped',
    );
  });
});
