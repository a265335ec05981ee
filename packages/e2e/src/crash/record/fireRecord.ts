import { document, table } from '../../reference/markdown';

/** The part of Jest's report that is read. */
export interface FireReport {
  startTime: number;
  testResults: readonly {
    /** The file's path. */
    name: string;
    startTime: number;
    endTime: number;
    assertionResults: readonly FireTest[];
  }[];
}

/** @see {@link FireReport} */
export interface FireTest {
  ancestorTitles: readonly string[];
  title: string;
  status: string;
}

/** On what the suite ran. */
export interface FireRun {
  commit: string;
  /** The names of what the kinds are tried on. */
  subjects: readonly string[];
}

/** Tells what the whole suite has shown: for each fault and subject at how many boundaries it was tried. */
export function describeFire(report: FireReport, run: FireRun): string {
  const { subjects, commit } = run;
  const files = report.testResults;
  const tests = files.flatMap(({ assertionResults }) => assertionResults);
  const faults = [...new Set(tests.map(faultOf))];
  const seconds = files.reduce((sum, file) => sum + secondsOf(file), 0);
  const rows = faults.map(fault => {
    const ofFault = tests.filter(test => faultOf(test) === fault);
    return [
      fault,
      ...subjects.map(subject => countBoundaries(ofFault, subject)),
      ...count(ofFault).map(String),
    ];
  });
  const failed = tests.filter(({ status }) => status === 'failed');
  const [passedCount, failedCount] = count(tests);
  return document(
    '<!-- Made by "scripts/test fire --all". Do not edit. -->',
    '# Under fire',
    `The crash suite, whole, on commit \`${commit}\`, ${new Date(report.startTime).toISOString().slice(0, 10)}: ${passedCount} tests passed, ${failedCount} failed, in ${seconds.toFixed(0)} seconds.`,
    'For each kind of operation, at how many of its step boundaries a fault came; `-set` is a StatefulSet; snapshot, restore and drill are tried on a DB instance of the simulated AWS account, the others on Deployments. Of a fault that is not tried at boundaries only the tests are counted.',
    table(['fault', ...subjects, 'passed', 'failed'], rows),
    table(
      ['file', 'seconds'],
      files.map(file => [
        `\`${file.name.split('/').at(-1)}\``,
        secondsOf(file).toFixed(0),
      ]),
    ),
    failed.length > 0 ? '## Failed' : '',
    failed.map(test => `- ${faultOf(test)}: ${test.title}`).join('\n'),
  );
}

const faultOf = ({ ancestorTitles }: FireTest) => ancestorTitles[0] ?? '';

const secondsOf = (file: FireReport['testResults'][number]) =>
  (file.endTime - file.startTime) / 1000;

function count(tests: readonly FireTest[]): [passed: number, failed: number] {
  const withStatus = (wanted: string) =>
    tests.filter(({ status }) => status === wanted).length;
  return [withStatus('passed'), withStatus('failed')];
}

/** Tests are called `<subject> at <boundary>: …`. */
function countBoundaries(tests: readonly FireTest[], subject: string): string {
  const boundaries = tests.flatMap(({ title }) => {
    const [, name, boundary] = /^(\S+) at (\S+): /.exec(title) ?? [];
    return name === subject && boundary ? [boundary] : [];
  });
  return String(new Set(boundaries).size || '');
}
