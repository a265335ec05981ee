import { createHash } from 'node:crypto';
import { getCommit } from 'sandbox';
import { groundNames, type GroundName } from './ground/Grounds';
import { boundariesOf, triedSubjects, type Subject } from './subjects';

/** One operation, and the boundary at which the fault comes. */
export interface Trial {
  subject: Subject;
  boundary: string;
}

/**
 * How much is tried: everything, or what follows from this text.
 *
 * @remarks
 * Without being told it is the commit, so that each commit tries others, and the same ones each time.
 */
export const extent = process.env.SLIPWAY_FIRE || getCommit();

/** How many boundaries a sample takes of each subject that it does not take whole. */
const SAMPLE_SIZE = 2;

/** How many operations are held at once: a process carries out 50. A sample of every subject fits in. */
const PART_SIZE = 48;

/** Where nobody carries the operation out yet. */
const unclaimed = ['accepted', 'intent-audited'];

/** Whether somebody has claimed an operation that is held there. */
export function isClaimed({ boundary }: Trial): boolean {
  return !unclaimed.includes(boundary);
}

/** Whether the operation has not ended there. */
export function isBeforeTheEnd({ boundary }: Trial): boolean {
  return !['ended', 'outcome-audited'].includes(boundary);
}

/** How many of its changes the process that is lost there has made. */
export function countChanged({ subject, boundary }: Trial): number {
  const boundaries = boundariesOf(subject.kind);
  return boundaries
    .slice(0, boundaries.indexOf(boundary) + 1)
    .filter(it => it.endsWith(':acted')).length;
}

/** Whether the platform has still to be asked for something there. */
export function isUnfinished({ subject, boundary }: Trial): boolean {
  const boundaries = boundariesOf(subject.kind);
  const { silentSteps = [] } = subject;
  return (
    boundaries.indexOf(boundary) <
    boundaries.findLastIndex(it => {
      const [step = '', point] = it.split(':');
      return point === 'looked' && !silentSteps.includes(step);
    })
  );
}

/** What trials stand on. */
export function groundsOf(trials: readonly Trial[]): GroundName[] {
  return [...new Set(trials.map(({ subject }) => subject.ground))];
}

/**
 * Chooses where a fault is tried: everywhere, or on each ground at all boundaries of the subject that has the fewest (of
 * several the first), and at some of each other.
 */
export function chooseTrials(
  fault: string,
  seed: string,
  among: readonly Subject[] = triedSubjects,
): Trial[] {
  return groundNames.flatMap(ground =>
    chooseOnGround(
      fault,
      seed,
      among.filter(it => it.ground === ground),
    ),
  );
}

function chooseOnGround(
  fault: string,
  seed: string,
  among: readonly Subject[],
): Trial[] {
  const every = among.map(subject =>
    boundariesOf(subject.kind).map((boundary): Trial => ({
      subject,
      boundary,
    })),
  );
  if (seed === 'all') {
    return every.flat();
  }
  const fewest = Math.min(...every.map(({ length }) => length));
  const whole = every.find(({ length }) => length === fewest);
  const rank = ({ subject, boundary }: Trial) =>
    createHash('sha256')
      .update([seed, fault, subject.name, boundary].join('/'))
      .digest('hex');
  return every.flatMap(trials => {
    const chosen = trials
      .toSorted((a, b) => rank(a).localeCompare(rank(b)))
      .slice(0, SAMPLE_SIZE);
    return trials === whole
      ? trials
      : trials.filter(trial => chosen.includes(trial));
  });
}

/** Divides them into parts that one process can carry out at once. */
export function inParts(trials: readonly Trial[]): Trial[][] {
  const count = Math.ceil(trials.length / PART_SIZE);
  return Array.from({ length: count }, (_, index) =>
    trials.slice(index * PART_SIZE, (index + 1) * PART_SIZE),
  );
}
