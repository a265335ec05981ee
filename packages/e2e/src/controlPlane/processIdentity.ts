import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process told apart from a later one that was given the same number. */
export interface ProcessIdentity {
  pid: number;
  /** When it started, in the system's own words; compared, never read. */
  startedAt: string;
}

/** The identity of a process that runs now, or undefined if there is none with this ID (one that ended and was not yet collected counts as none). */
export function identify(pid: number): ProcessIdentity | undefined {
  const startedAt =
    process.platform === 'linux' ? startFromProc(pid) : startFromPs(pid);
  return startedAt ? { pid, startedAt } : undefined;
}

/** Whether the very process that was identified is still there. */
export function isAlive(identity: ProcessIdentity): boolean {
  return identify(identity.pid)?.startedAt === identity.startedAt;
}

/** Sends a signal to exactly this process; false if it is gone. */
export function signalProcess(
  identity: ProcessIdentity,
  signal: NodeJS.Signals,
): boolean {
  if (!isAlive(identity)) {
    return false;
  }
  process.kill(identity.pid, signal);
  return true;
}

function startFromProc(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command's name, in brackets, may hold anything: the fields are counted behind it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

function startFromPs(pid: number): string | undefined {
  try {
    const [state, ...start] = execFileSync(
      'ps',
      ['-o', 'state=,lstart=', '-p', String(pid)],
      { encoding: 'utf8' },
    )
      .trim()
      .split(/\s+/);
    return state?.startsWith('Z') ? undefined : start.join(' ') || undefined;
  } catch {
    return undefined;
  }
}
