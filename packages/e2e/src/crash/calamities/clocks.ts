import { until } from '../../controlPlane';
import type { CrashBench } from '../CrashBench';
import type { Evidence } from '../evidence';
import { Portal } from '../Portal';
import type { Replica } from '../Replica';
import { collectEnds, holdRollbacks, prepareRollbacks } from './rollbacks';

/** Where operations are when the clock of the process is moved; the first is about to change something. */
const boundaries = [
  'patch-template:intent',
  'claimed',
  'basis-confirmed',
  'patch-template:acted',
  'verify-rollout:looked',
];

/** What became of operations during which the wall clock of their replica was moved. */
export interface ClockMove {
  evidence: Evidence[];
  /** When the lease ran out that the process had as its clock was moved; `undefined` where it keeps it. */
  leaseEnd: Date | undefined;
  /** As how many executors the process has appeared. */
  executors: number;
}

/** Moves the wall clock of a replica that carries operations out, beside another whose clock is right. */
export async function moveClock(
  bench: CrashBench,
  { name, hours }: { name: string; hours: number },
): Promise<ClockMove> {
  const portal = await Portal.open(bench, name);
  try {
    const starting = portal.start('first');
    const calls = await prepareRollbacks(
      portal,
      starting,
      boundaries.map((_, index) => `${name}-${index}`),
    );
    const first = await starting;
    const held = calls.map((call, index) => ({
      call,
      boundary: boundaries[index]!,
    }));
    await holdRollbacks(portal, first, held);
    const second = await portal.start('second');
    const lease = await findRenewed(portal, first);
    await first.moveClock(hours);
    portal.gate.release();
    const evidence = await collectEnds(portal, calls, second);
    const leases = await portal.leasesOf(first);
    const kept = leases.find(({ id }) => id === lease.id);
    return {
      evidence,
      leaseEnd: leases.length > 1 ? kept?.expires_at : undefined,
      executors: leases.length,
    };
  } finally {
    await portal.close();
  }
}

/** The lease of a replica just after a renewal: from the next one on it counts by its moved clock. */
async function findRenewed(portal: Portal, replica: Replica) {
  const [before] = await portal.leasesOf(replica);
  let lease = before!;
  await until('A renewal', async () => {
    [lease = before!] = await portal.leasesOf(replica);
    return lease.expires_at > before!.expires_at;
  });
  return lease;
}
