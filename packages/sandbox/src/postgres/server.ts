import { ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ServiceUnavailableError } from '@backstage/errors';
import { pollUntil } from '../pollUntil';
import { getCommandLine } from '../processes';
import { ServerUser } from './serverUser';

/** What the server of one cluster is started with. */
export type ServerOptions = {
  binaries: string;
  cluster: string;
  user: ServerUser | undefined;
  port: number;
  /** Whether the files are kept after the end; if not, nothing waits for the disk. */
  persistent: boolean;
  /** More settings, by their names in `postgresql.conf`. */
  settings?: Readonly<Record<string, string>>;
};

const carelessSettings = ['fsync', 'synchronous_commit', 'full_page_writes'];

function readPidFile(cluster: string): string[] {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}

function readLog(logFile: string): string {
  return readFileSync(logFile, 'utf8').trim().split('\n').slice(-8).join('\n');
}

/**
 * Clears away what a start that was ended with kill -9 has left: a server that still runs, or only its file.
 *
 * @remarks
 * The caller holds the lock of the data directory, so nobody uses that server any more. PostgreSQL itself removes the
 * file of a dead server, but takes any process that got the same ID since for a living one.
 */
export async function endLeftover(cluster: string): Promise<void> {
  const pid = Number(readPidFile(cluster)[0]);
  if (!pid) {
    return;
  }
  if (getCommandLine(pid)?.includes(cluster)) {
    process.kill(pid, 'SIGINT');
    const gone = await pollUntil(
      () => (getCommandLine(pid)?.includes(cluster) ? undefined : true),
      { within: 30_000 },
    );
    if (!gone) {
      throw new ServiceUnavailableError(
        `A PostgreSQL server (process ${pid}) still uses ${cluster} and does not stop. End it with: kill -QUIT ${pid}`,
      );
    }
  }
  await rm(join(cluster, 'postmaster.pid'), { force: true });
}

/** Starts the server and waits until it accepts connections. */
export async function launchServer(
  options: ServerOptions,
): Promise<ChildProcess> {
  const { cluster, user, port, persistent, settings = {} } = options;
  const logFile = `${cluster}.log`;
  const log = openSync(logFile, 'w');
  const child = spawn(
    join(options.binaries, 'bin', 'postgres'),
    [
      ['-D', cluster, '-p', String(port)],
      ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
      ['-c', 'max_connections=300', '-c', 'timezone=UTC'],
      ...(persistent ? [] : carelessSettings.map(it => ['-c', `${it}=off`])),
      ...Object.entries(settings).map(([name, value]) => [
        '-c',
        `${name}=${value}`,
      ]),
    ].flat(),
    { ...user, cwd: '/', detached: true, stdio: ['ignore', log, log] },
  );
  closeSync(log);
  // The log file alone tells of a program that cannot be started; the exit code below ends the wait.
  child.once('error', () => {});
  const state = await pollUntil(
    () => {
      if (child.pid === undefined || child.exitCode !== null) {
        return 'ended';
      }
      const [pid, , , , , , , status] = readPidFile(cluster);
      return pid === String(child.pid) && status?.trim() === 'ready'
        ? 'ready'
        : undefined;
    },
    { within: 60_000 },
  );
  if (state !== 'ready') {
    child.kill('SIGQUIT');
    throw new ServiceUnavailableError(
      `PostgreSQL did not start. Its last words, from ${logFile}:\n${readLog(logFile)}`,
    );
  }
  child.unref();
  return child;
}

/** Asks the server to roll back what is open, and waits for its end. */
export async function endServer(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  child.ref();
  const ended = new Promise(resolve => child.once('exit', resolve));
  child.kill('SIGINT');
  await ended;
}
