import { getProcessStart } from 'sandbox';

/** A process told apart from a later one that was given the same number. */
export interface ProcessIdentity {
  pid: number;
  /** When it started, in the system's own words; compared, never read. */
  startedAt: string;
}

/** The identity of a process that runs now, or undefined if there is none with this ID (one that ended and was not yet collected counts as none). */
export function identify(pid: number): ProcessIdentity | undefined {
  const startedAt = getProcessStart(pid);
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
