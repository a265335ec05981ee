import { FaultNumber } from './faults';
import { numbersIn } from './numberedTests';

/** The part of Jest's report that is read. */
export interface JestFileReport {
  testResults: {
    /** Absolute path of the file. */
    name: string;
    message: string;
    assertionResults: { fullName: string; status: string }[];
  }[];
}

/** What the tests of a number say. */
export type Verdict =
  | { status: 'passed'; tests: number }
  | { status: 'failed'; titles: string[] }
  | { status: 'unclear'; reason: string };

/**
 * What the tests that are named by a number say. A file that could not be run says nothing, nor does one without such a
 * test.
 */
export function judgeNumber(
  number: FaultNumber,
  report: JestFileReport,
): Verdict {
  const broken = report.testResults.find(
    ({ assertionResults }) => assertionResults.length === 0,
  );
  if (broken) {
    return {
      status: 'unclear',
      reason: `${broken.name} could not be run: ${broken.message.slice(0, 2000)}`,
    };
  }
  const named = report.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ fullName, status }) =>
      status === 'pending' ? false : numbersIn(fullName).includes(number),
    );
  if (named.length === 0) {
    return { status: 'unclear', reason: `no test of ${number} was run` };
  }
  const failed = named.filter(({ status }) => status === 'failed');
  return failed.length > 0
    ? { status: 'failed', titles: failed.map(({ fullName }) => fullName) }
    : { status: 'passed', tests: named.length };
}
