import { readFileSync, rmSync } from 'node:fs';
import { artifacts, getArtifactPath } from './artifacts';
import { runTool } from './command';
import { StageOutcome, TestCounts } from './stage';

/** The part of Jest's report that is read. */
type JestReport = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  numRuntimeErrorTestSuites: number;
};

function readReport(path: string): JestReport | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Where Jest's report of a stage is. */
export function getReportPath(name: string): string {
  return getArtifactPath(`jest-${name}.json`);
}

/** Counts tests from Jest's report. A test file that could not be run counts as one failed test. */
export function countTests(report: JestReport): TestCounts {
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** Judges a run of Jest by its exit code and its counts; no test at all is a failure. */
export function judge(
  exitCode: number,
  tests: TestCounts | undefined,
): StageOutcome {
  if (!tests) {
    return {
      status: 'failed',
      reason: `Jest ended with ${exitCode} and left no report`,
      tests: { passed: 0, failed: 1, skipped: 0 },
    };
  }
  const reason =
    (tests.failed && `${tests.failed} failed`) ||
    (tests.passed === 0 && 'no test was run') ||
    (exitCode !== 0 && `Jest ended with ${exitCode}`);
  if (reason) {
    return { status: 'failed', reason, tests };
  }
  return { status: 'passed', tests };
}

/** Runs Jest, or the command of Backstage that wraps it, and reads the counts from its report. */
export async function runJest(options: {
  /** Names the report among the artefacts. */
  name: string;
  command: [tool: string, ...args: string[]];
  environment?: NodeJS.ProcessEnv;
  /** Where it runs. */
  folder: string;
}): Promise<StageOutcome> {
  const reportPath = getReportPath(options.name);
  rmSync(reportPath, { force: true });
  const [tool, ...args] = options.command;
  const exitCode = await runTool(
    tool,
    [...args, '--json', `--outputFile=${reportPath}`],
    {
      folder: options.folder,
      environment: {
        CI: 'true',
        SLIPWAY_ARTIFACTS: artifacts,
        ...options.environment,
      },
    },
  );
  const report = readReport(reportPath);
  return judge(exitCode, report && countTests(report));
}
