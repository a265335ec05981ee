import { runScript } from './command';
import { Stage } from './stage';

function aCheck(options: {
  name: string;
  /** A script of the root's package.json. */
  script: string;
  args?: string[];
  /** What to do about a failure. */
  advice: string;
}): Stage {
  return {
    group: 'unit',
    name: options.name,
    async run() {
      const code = await runScript(options.script, options.args);
      return code === 0
        ? { status: 'passed' }
        : { status: 'failed', reason: options.advice };
    },
  };
}

/** What can be said about the code without running it. */
export const checks: Stage[] = [
  aCheck({
    name: 'format',
    script: 'prettier:check',
    advice: 'run "yarn prettier:write"',
  }),
  aCheck({
    name: 'lint',
    script: 'lint',
    advice: 'see above, or run "yarn lint --fix"',
  }),
  aCheck({ name: 'types', script: 'tsc', advice: 'see above' }),
  aCheck({ name: 'unused code', script: 'unused', advice: 'see above' }),
  aCheck({
    name: 'API reports',
    script: 'api-reports',
    args: ['--ci'],
    advice: 'run "yarn tsc && yarn api-reports" and review the changed reports',
  }),
  aCheck({
    name: 'reference',
    script: 'reference',
    args: ['--check'],
    advice: 'docs/reference is out of date: run "yarn reference"',
  }),
  aCheck({
    name: 'configuration',
    script: 'config:check',
    advice: 'app-config.yaml breaks the schema of a plugin, see above',
  }),
];
