import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { linkCheckout } from '../../checkout/linkCheckout';
import { runTool } from '../command';
import { Defence } from './defence';
import { JestFileReport } from './verdict';

/** A copy of the sources in which defences are taken out, one at a time. */
export class DefenceTrial {
  private constructor(
    private readonly folder: string,
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  /** @param environment - for the tests. */
  static open(environment: NodeJS.ProcessEnv): DefenceTrial {
    const folder = mkdtempSync(join(tmpdir(), 'slipway-defences-'));
    linkCheckout(folder);
    return new DefenceTrial(folder, environment);
  }

  /** Runs the tests of a defence without it. @throws Error where the patch does not fit the sources. */
  async runWithout(defence: Defence): Promise<JestFileReport> {
    this.#apply(defence.patch, []);
    try {
      return await this.runWith(defence);
    } finally {
      this.#apply(defence.patch, ['--reverse']);
    }
  }

  /** Runs the tests of a defence as the sources are. */
  async runWith(defence: Defence): Promise<JestFileReport> {
    const reports: JestFileReport[] = [];
    for (const home of new Set(defence.tests.map(packageOf))) {
      const files = defence.tests.filter(file => packageOf(file) === home);
      reports.push(await this.#runIn(home, files, toPattern(defence)));
    }
    return { testResults: reports.flatMap(it => it.testResults) };
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #runIn(
    home: string,
    files: readonly string[],
    pattern: string,
  ): Promise<JestFileReport> {
    const output = join(this.folder, 'report.json');
    rmSync(output, { force: true });
    await runTool(
      'backstage-cli',
      [
        ...['package', 'test', '--runInBand'],
        ...['--json', `--outputFile=${output}`, '--runTestsByPath'],
        ...files.map(file => relative(home, file)),
        `--testNamePattern=${pattern}`,
      ],
      {
        folder: join(this.folder, home),
        isQuiet: true,
        environment: { CI: 'true', ...this.environment },
      },
    );
    return JSON.parse(readFileSync(output, 'utf8'));
  }

  #apply(patch: string, options: readonly string[]) {
    execFileSync('git', ['apply', ...options], {
      cwd: this.folder,
      input: patch,
      stdio: ['pipe', 'ignore', 'pipe'],
    });
  }
}

/** What the titles of the tests have in them. */
function toPattern({ number, only = '' }: Defence): string {
  return `(?=.*\\b${number}\\b)(?=.*${only})`;
}

/** `plugins/slipway-backend`, of a file in it. */
function packageOf(file: string): string {
  return file.split('/').slice(0, 2).join('/');
}
