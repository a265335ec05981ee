import { until } from '../../controlPlane';
import type { CrashBench } from '../CrashBench';
import type { Evidence } from '../evidence';
import { Portal } from '../Portal';
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
    const [lease] = await portal.leasesOf(first);
    await first.moveClock(hours);
    portal.gate.release();
    await until('The clock being moved', async () =>
      (await first.log()).includes('The wall clock says'),
    );
    const evidence = await collectEnds(portal, calls, second);
    const leases = await portal.leasesOf(first);
    const kept = leases.find(({ id }) => id === lease!.id);
    return {
      evidence,
      leaseEnd: leases.length > 1 ? kept?.expires_at : undefined,
      executors: leases.length,
    };
  } finally {
    await portal.close();
  }
}
