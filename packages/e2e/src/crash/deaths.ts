import type { CrashBench } from './CrashBench';
import { collectEvidence, type Evidence } from './evidence';
import { holdEverywhere, type HeldOperation } from './heldOperations';
import { Portal } from './Portal';
import type { Replica } from './Replica';
import { isBeforeTheEnd, isClaimed, type Trial } from './trials';

/** How the process that holds every operation is lost, and who goes on with them. */
export interface Death {
  description: string;
  /** Databases and workloads are named after it. */
  name: string;
  /** Whether another replica runs already, or the next start has to go on. */
  isBesideAnother: boolean;
  /** Whether it is suspended until its work was taken over, and then wakes up. */
  wakesUp: boolean;
}

/** Every way to die that is tried. */
export const deaths: readonly Death[] = [
  {
    description: 'killed with -9 and started again',
    name: 'again',
    isBesideAnother: false,
    wakesUp: false,
  },
  {
    description: 'killed with -9 beside another replica',
    name: 'beside',
    isBesideAnother: true,
    wakesUp: false,
  },
  {
    description: 'suspended until another replica took over, then woken',
    name: 'woken',
    isBesideAnother: true,
    wakesUp: true,
  },
];

/** What became of an operation whose process was lost at a boundary. */
export interface Survival {
  evidence: Evidence;
  /** By the clock of the database, just before the process was lost. */
  lostAt: Date;
  /** When the process was up that goes on; where it ran beside the lost one, the loss. */
  upAt: Date;
  /** When the lease of the lost process ran out. */
  leaseEnd: Date;
}

const callsOf = (held: readonly HeldOperation[]) => held.map(it => it.call);

/**
 * Holds an operation at the boundary of each trial in one process, loses that process, and waits until all have ended.
 *
 * @returns what became of each.
 */
export async function survive(
  bench: CrashBench,
  death: Death,
  trials: readonly Trial[],
): Promise<Map<Trial, Survival>> {
  const portal = await Portal.open(bench, death.name);
  try {
    const starting = portal.start('first');
    let second: Replica | undefined;
    const held = await holdEverywhere(portal, {
      trials,
      replica: starting,
      beforeTheRest: async () => {
        second = death.isBesideAnother
          ? await portal.start('second')
          : undefined;
      },
    });
    const first = await starting;
    const lostAt = await portal.now();
    await (death.wakesUp ? first.suspend() : first.kill());
    const isUp = second !== undefined;
    second ??= await portal.start('second');
    const upAt = isUp ? lostAt : await portal.now();
    await portal.ended(callsOf(held).map(({ entityRef }) => entityRef));
    const leaseEnd = await portal.leaseEndOf(first);
    if (death.wakesUp) {
      await wake(portal, first, held);
    }
    const evidence = await collectEvidence(portal, callsOf(held), {
      replica: second,
    });
    return new Map(
      held.map(({ trial }, index) => [
        trial,
        { evidence: evidence[index]!, lostAt, upAt, leaseEnd },
      ]),
    );
  } finally {
    await portal.close();
  }
}

/** Lets a process go on from wherever it was suspended, and waits until it has given up all that it had begun. */
async function wake(
  portal: Portal,
  first: Replica,
  held: readonly HeldOperation[],
): Promise<void> {
  portal.gate.release();
  first.wake();
  await Promise.all(held.map(({ answer }) => answer));
  const begun = held.filter(
    ({ trial }) => isClaimed(trial) && isBeforeTheEnd(trial),
  );
  await portal.givenUp(first, callsOf(begun));
}
