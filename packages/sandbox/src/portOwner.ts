import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { getCommandLine } from './processes';

const listening = '0A';

function readSockets(file: string, port: number): string[] {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0');
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .map(line => line.trim().split(/\s+/))
      .filter(
        fields =>
          fields[1]?.split(':')[1] === wanted && fields[3] === listening,
      )
      .map(fields => `socket:[${fields[9]}]`);
  } catch {
    return [];
  }
}

function holdsOne(pid: number, sockets: string[]): boolean {
  try {
    const folder = `/proc/${pid}/fd`;
    return readdirSync(folder).some(fd => {
      try {
        return sockets.includes(readlinkSync(`${folder}/${fd}`));
      } catch {
        return false;
      }
    });
  } catch {
    return false;
  }
}

function findOnLinux(port: number): number | undefined {
  const sockets = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap(file =>
    readSockets(file, port),
  );
  return readdirSync('/proc')
    .map(Number)
    .find(pid => pid && holdsOne(pid, sockets));
}

function findWithLsof(port: number): number | undefined {
  const { stdout } = spawnSync(
    'lsof',
    ['-nP', '-t', `-iTCP:${port}`, '-sTCP:LISTEN'],
    { encoding: 'utf8' },
  );
  return Number(stdout?.split('\n')[0]) || undefined;
}

/** Who listens on a port, in words: the process and its command line as far as this user may see them. */
export function describePortOwner(port: number): string {
  const pid =
    process.platform === 'linux' ? findOnLinux(port) : findWithLsof(port);
  if (!pid) {
    return 'a process of another user';
  }
  return `process ${pid} (${getCommandLine(pid)?.slice(0, 120) ?? 'ended by now'})`;
}
