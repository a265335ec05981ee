import { countTests, judge } from './jestStage';

describe('countTests', () => {
  it('takes a file that could not be run for a failed test', () => {
    const report = {
      numPassedTests: 5,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 1,
      numRuntimeErrorTestSuites: 1,
    };
    expect(countTests(report)).toEqual({ passed: 5, failed: 2, skipped: 3 });
  });
});

describe('judge', () => {
  const clean = { passed: 5, failed: 0, skipped: 0 };
  it.each([
    { exitCode: 0, tests: clean, status: 'passed', reason: undefined },
    {
      exitCode: 1,
      tests: { ...clean, failed: 1 },
      status: 'failed',
      reason: '1 failed',
    },
    {
      exitCode: 1,
      tests: clean,
      status: 'failed',
      reason: 'Jest ended with 1',
    },
    {
      exitCode: 1,
      tests: { ...clean, passed: 0 },
      status: 'failed',
      reason: 'no test was run',
    },
    {
      exitCode: 137,
      tests: undefined,
      status: 'failed',
      reason: 'Jest ended with 137 and left no report',
    },
  ])(
    '$status for exit code $exitCode and $tests',
    ({ exitCode, tests, status, reason }) => {
      expect(judge(exitCode, tests)).toMatchObject(
        reason ? { status, reason } : { status },
      );
    },
  );
});
