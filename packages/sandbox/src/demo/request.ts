import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { InputError } from '@backstage/errors';
import { Behaviour, BEHAVIOURS } from '../example/history';
import { getDefaultDataDirectory, parseCluster } from '../start/request';

/** A change of what runs, as CI or a colleague makes it. */
export type Deployment = {
  command: 'deploy';
  service: string;
  version: string;
  environment: string;
  /** How the new pods behave; healthy without it. */
  behaviour: Behaviour | undefined;
  /** Of a crash loop: how the container ends, and its last words. */
  exitCode: number | undefined;
  message: string | undefined;
};

/** What `scripts/demo` was asked for. */
export type DemoRequest = { dataDirectory: string } & (
  | Deployment
  | { command: 'status' }
  | { command: 'kubeconfig'; cluster: string | undefined }
  | { command: 'aws' }
  | { command: 'lose-a-row'; identifier: string }
  | { command: 'sql'; identifier: string; sql: string }
);

const usage = 'See scripts/demo --help.';

/**
 * Reads the arguments of `scripts/demo`.
 *
 * @throws InputError that says what could have been written.
 */
export function parseDemoRequest(
  args: string[],
  environment: NodeJS.ProcessEnv,
): DemoRequest {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      cluster: { type: 'string', default: 'simulator' },
      data: { type: 'string' },
      environment: { type: 'string', default: 'production' },
      behaviour: { type: 'string' },
      'exit-code': { type: 'string' },
      message: { type: 'string' },
    },
  });
  const dataDirectory = resolve(
    values.data ??
      getDefaultDataDirectory(parseCluster(values.cluster), environment),
  );
  const [command = 'status', ...rest] = positionals;
  switch (command) {
    case 'status':
      return { command, dataDirectory };
    case 'kubeconfig':
      return { command, dataDirectory, cluster: rest[0] };
    case 'aws':
      return { command, dataDirectory };
    case 'lose-a-row':
      return {
        command,
        dataDirectory,
        identifier: required(command, rest[0], 'a database, e.g. retail-pg'),
      };
    case 'sql':
      return {
        command,
        dataDirectory,
        identifier: required(command, rest[0], 'a database, e.g. retail-pg'),
        sql: required(command, rest[1], 'a query, e.g. "SELECT 1"'),
      };
    case 'deploy':
      return {
        command,
        dataDirectory,
        service: required(command, rest[0], 'a service, e.g. consumer-web'),
        version: required(command, rest[1], 'a version, e.g. 2.0.0'),
        environment: values.environment,
        behaviour: parseBehaviour(values.behaviour),
        exitCode: parseExitCode(values['exit-code']),
        message: values.message,
      };
    default:
      throw new InputError(
        `"${command}" is nothing that can be done to the demo. ${usage}`,
      );
  }
}

function required(
  command: string,
  text: string | undefined,
  what: string,
): string {
  if (!text) {
    throw new InputError(`${command} needs ${what}. ${usage}`);
  }
  return text;
}

function parseBehaviour(text: string | undefined): Behaviour | undefined {
  const behaviour = BEHAVIOURS.find(known => known === text);
  if (text !== undefined && !behaviour) {
    throw new InputError(
      `--behaviour takes ${BEHAVIOURS.join(', ')}, and not "${text}".`,
    );
  }
  return behaviour;
}

function parseExitCode(text: string | undefined): number | undefined {
  const code = text === undefined ? undefined : Number(text);
  if (
    code !== undefined &&
    !(Number.isInteger(code) && code > 0 && code < 256)
  ) {
    throw new InputError(
      `--exit-code takes a number from 1 to 255, and not "${text}".`,
    );
  }
  return code;
}
