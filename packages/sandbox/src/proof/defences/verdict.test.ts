import { judgeNumber } from './verdict';

function aReport(...tests: [fullName: string, status: string][]) {
  return {
    testResults: [
      {
        name: '/a.test.ts',
        message: '',
        assertionResults: tests.map(([fullName, status]) => ({
          fullName,
          status,
        })),
      },
    ],
  };
}

describe('judgeNumber', () => {
  it('listens to the tests of the number only', () => {
    const report = aReport(
      ['F1: a', 'passed'],
      ['F2: b', 'failed'],
      ['F1: c', 'pending'],
    );
    expect(judgeNumber('F1', report)).toEqual({ status: 'passed', tests: 1 });
    expect(judgeNumber('F2', report)).toEqual({
      status: 'failed',
      titles: ['F2: b'],
    });
  });

  it('takes no test, and a file that could not be run, for no answer', () => {
    expect(judgeNumber('F3', aReport(['F1: a', 'passed']))).toEqual({
      status: 'unclear',
      reason: 'no test of F3 was run',
    });
    expect(judgeNumber('F1', aReport())).toEqual({
      status: 'unclear',
      reason: expect.stringContaining('/a.test.ts could not be run'),
    });
  });
});
