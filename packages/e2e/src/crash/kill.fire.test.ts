import { CrashBench } from './CrashBench';
import { deaths, survive, type Survival } from './deaths';
import { expectFenced, expectOneEnd } from './evidence';
import { executorOf } from './ground/Ground';
import { Outcomes } from './Outcomes';
import {
  chooseTrials,
  extent,
  groundsOf,
  inParts,
  countChanged,
  isBeforeTheEnd,
  isClaimed,
} from './trials';

jest.setTimeout(60 * 60_000);

/** What the product promises, from the loss of a process to the first sign of the one that goes on (F13). */
const promise = 25_000;

/** In what time a process that was started later than that looks for what is left. */
const afterStart = 5_000;

const tries = deaths.map(death => {
  const trials = chooseTrials(death.name, extent);
  return { death, trials, parts: inParts(trials) };
});

const survivals = new Outcomes<Survival>();

beforeAll(async () => {
  const parts = Math.max(...tries.map(it => it.parts.length));
  for (let part = 0; part < parts; part += 1) {
    const grounds = groundsOf(tries.flatMap(it => it.parts[part] ?? []));
    const bench = await CrashBench.start(grounds);
    try {
      // All at once, as each of them waits for a lease to run out.
      await Promise.all(
        tries.map(async ({ death, parts: { [part]: trials = [] } }) =>
          survivals.keep(trials, () => survive(bench, death, trials)),
        ),
      );
    } finally {
      await bench.stop();
    }
  }
});

/** The first sign of another process. */
const findNext = ({ evidence, lostAt }: Survival) =>
  evidence.events.find(({ at }) => Date.parse(at) > lostAt.getTime());

describe.each(tries)('a process, $death.description', ({ trials }) => {
  it.each(trials)(
    '$subject.name at $boundary: changed once, one end, no lock left (F13, F15)',
    trial => {
      expectOneEnd(survivals.of(trial).evidence);
    },
  );

  it.each(trials)(
    '$subject.name at $boundary: the lost one changes nothing after its fence (F14)',
    trial => {
      const survival = survivals.of(trial);
      const next = findNext(survival);
      expectFenced(survival.evidence, {
        executor: executorOf('first'),
        since: next ? new Date(next.at) : survival.lostAt,
      });
      const changed = countChanged(trial);
      expect(survival.evidence.changes.map(({ by }) => by)).toEqual(
        trial.subject.changes.map((_, index) =>
          executorOf(index < changed ? 'first' : 'second'),
        ),
      );
    },
  );

  it.each(trials.filter(isBeforeTheEnd))(
    '$subject.name at $boundary: another goes on within 25 s (F13)',
    trial => {
      const survival = survivals.of(trial);
      const next = findNext(survival);
      expect(next?.type).toMatch(/^(started|taken-over)$/);
      expect(Date.parse(next!.at)).toBeLessThan(
        Math.max(
          survival.lostAt.getTime() + promise,
          survival.upAt.getTime() + afterStart,
        ),
      );
    },
  );

  it.each(trials.filter(it => isClaimed(it) && isBeforeTheEnd(it)))(
    '$subject.name at $boundary: nobody takes over before its lease has run out',
    trial => {
      const { evidence, leaseEnd } = survivals.of(trial);
      const takenOver = evidence.events.filter(
        ({ type }) => type === 'taken-over',
      );
      expect(takenOver).toHaveLength(1);
      // Events are written to the millisecond.
      expect(Date.parse(takenOver[0]!.at) + 1).toBeGreaterThan(
        leaseEnd.getTime(),
      );
    },
  );
});
