import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * The moment that a process began, in the words of the system, or undefined where no such process lives.
 *
 * @remarks
 * Together with the process ID it names a process for good: IDs are given out again, also after a restart of the machine.
 */
export function getProcessStart(pid: number): string | undefined {
  if (process.platform === 'linux') {
    return getLinuxProcessStart(pid);
  }
  const { status, stdout } = spawnSync(
    'ps',
    ['-o', 'state=,lstart=', '-p', String(pid)],
    { encoding: 'utf8' },
  );
  const [state = '', ...start] = stdout.trim().split(/\s+/);
  // One that has ended and was not yet collected counts as none.
  return status === 0 && !state.startsWith('Z') ? start.join(' ') : undefined;
}

function getLinuxProcessStart(pid: number): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // Field 22 of proc(5); the state is field 3.
    return state === 'Z' ? undefined : `${boot}/${fields[18]}`;
  } catch {
    return undefined;
  }
}

/** The command line of a process, or undefined where no such process lives. */
export function getCommandLine(pid: number): string | undefined {
  if (process.platform === 'linux') {
    try {
      const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      return line.replaceAll('\0', ' ').trim() || undefined;
    } catch {
      return undefined;
    }
  }
  const { status, stdout } = spawnSync(
    'ps',
    ['-ww', '-o', 'args=', '-p', String(pid)],
    { encoding: 'utf8' },
  );
  return status === 0 ? stdout.trim() : undefined;
}
