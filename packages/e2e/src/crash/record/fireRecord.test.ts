import { describeFire, type FireReport, type FireTest } from './fireRecord';

function aTest(title: string, overrides: Partial<FireTest> = {}): FireTest {
  return { ancestorTitles: ['killed'], title, status: 'passed', ...overrides };
}

function describeTests(...assertionResults: FireTest[]): string {
  const report: FireReport = {
    startTime: Date.parse('2026-01-02T03:04:05Z'),
    testResults: [
      {
        name: '/checkout/kill.fire.test.ts',
        startTime: 1_000,
        endTime: 62_400,
        assertionResults,
      },
    ],
  };
  return describeFire(report, {
    commit: 'abc',
    subjects: ['rollback', 'rollback-set'],
  });
}

describe('the record of the whole crash suite', () => {
  it('counts boundaries, each once, by fault and subject', () => {
    const text = describeTests(
      aTest('rollback at accepted: one change'),
      aTest('rollback at accepted: another goes on'),
      aTest('rollback at patch-template:acted: one change'),
      aTest('rollback-set at accepted: one change', { status: 'failed' }),
      aTest('tell the second', { ancestorTitles: ['two replicas'] }),
    );
    expect(text).toContain('| killed | 2 | 1 | 3 | 1 |');
    expect(text).toContain('| two replicas |  |  | 1 | 0 |');
  });

  it('says what was run, how long, and what failed', () => {
    const text = describeTests(
      aTest('rollback at accepted: one change'),
      aTest('scale at ended: one change', { status: 'failed' }),
    );
    expect(text).toContain(
      'on commit `abc`, 2026-01-02: 1 tests passed, 1 failed, in 61 seconds.',
    );
    expect(text).toContain('| `kill.fire.test.ts` | 61 |');
    expect(text).toContain('## Failed\n\n- killed: scale at ended: one change');
  });
});
