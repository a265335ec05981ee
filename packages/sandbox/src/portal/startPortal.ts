import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ServiceUnavailableError } from '@backstage/errors';
import { GuardedProcess, startGuarded } from '../guardedProcess';
import { pollUntil } from '../pollUntil';
import { repositoryRoot } from '../repository';
import type { Stopwatch } from '../start/Stopwatch';

/** How the demo portal is run. */
export type PortalOptions = {
  /** Where its page is. */
  url: string;
  /** Where its backend is; the same, unless in development. */
  backendUrl: string;
  /** The variables that app-config.yaml names. */
  environment: Record<string, string>;
  /** The file for its output; without one it goes where ours goes. */
  logFile?: string;
  /**
   * Whether frontend and backend are watched for changes, each served by its own development server.
   *
   * @default false: the backend serves the built app
   */
  development?: boolean;
  /** Told of the process as soon as there is one, long before the page answers. */
  onStart?: (portal: GuardedProcess) => void;
  /** Takes the times until the backend is ready, and until the page answers. */
  stopwatch?: Pick<Stopwatch, 'time'>;
};

function launch(options: PortalOptions): GuardedProcess {
  const { environment, logFile } = options;
  const bin = join(repositoryRoot, 'node_modules/.bin');
  const config = join(repositoryRoot, 'app-config.yaml');
  if (options.development) {
    return startGuarded({
      program: process.execPath,
      args: [join(bin, 'backstage-cli'), 'repo', 'start', '--config', config],
      folder: repositoryRoot,
      environment: { ...environment, BROWSER: 'none' },
      logFile,
    });
  }
  return startGuarded({
    program: process.execPath,
    args: [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      'src/index.ts',
      '--config',
      config,
    ],
    folder: join(repositoryRoot, 'packages/backend'),
    environment: { NODE_ENV: 'development', ...environment },
    logFile,
  });
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    return response.ok;
  } catch {
    return false;
  }
}

/** What a log tells about an end: why the backend could not start, or else its last words. */
export function explainEnd(log: string): string {
  const lines = stripVTControlCharacters(log).trim().split('\n');
  const failure = lines.findLastIndex(line =>
    line.includes('Backend startup failed'),
  );
  return failure < 0
    ? lines.slice(-15).join('\n')
    : lines
        .slice(failure + 1, failure + 11)
        .map(line => line.trim())
        .join('\n');
}

/**
 * Starts the demo portal and waits until its page answers.
 *
 * @throws ServiceUnavailableError with the last words of a portal that ended instead.
 */
export async function startPortal(
  options: PortalOptions,
): Promise<GuardedProcess> {
  const portal = launch(options);
  options.onStart?.(portal);
  let end: string | undefined;
  portal.ended.then(how => {
    end = how;
  });
  const untilAnswer = (address: string) =>
    pollUntil(
      async () => {
        if (end) {
          return 'ended';
        }
        return (await answers(address)) ? 'ready' : undefined;
      },
      { within: 300_000, every: 100 },
    );
  const { stopwatch = { time: (_name, part) => part() } } = options;
  const readiness = `${options.backendUrl}/.backstage/health/v1/readiness`;
  const state =
    (await stopwatch.time('portal start', () => untilAnswer(readiness))) ===
    'ready'
      ? await stopwatch.time('page answers', () => untilAnswer(options.url))
      : undefined;
  if (state !== 'ready') {
    await portal.stop();
    const { logFile } = options;
    throw new ServiceUnavailableError(
      [
        `The portal ${end ?? 'did not answer within five minutes'}.`,
        ...(logFile
          ? [
              explainEnd(readFileSync(logFile, 'utf8')),
              `Its whole output is in ${logFile}.`,
            ]
          : []),
      ].join('\n'),
    );
  }
  return portal;
}
