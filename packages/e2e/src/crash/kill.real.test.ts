import { CrashBench } from './CrashBench';
import { deaths, survive, type Survival } from './deaths';
import { expectOneEnd } from './evidence';
import { boundariesOf, rollback } from './subjects';

jest.setTimeout(10 * 60_000);

/** What the product promises, from the loss of a process to the first sign of the one that goes on (F13). */
const promise = 25_000;

const boundaries = boundariesOf(rollback.kind);
const beforeTheEnd = boundaries.slice(0, boundaries.indexOf('ended'));
const claimed = beforeTheEnd.slice(boundaries.indexOf('claimed'));

let bench: CrashBench;
const survivals = new Map<string, Promise<Map<string, Survival>>>();

beforeAll(async () => {
  bench = await CrashBench.start();
  // All at once, as each of them waits for a lease to run out.
  for (const death of deaths) {
    const started = survive(bench, rollback, death);
    started.catch(() => undefined);
    survivals.set(death.name, started);
  }
});

afterAll(async () => {
  await Promise.allSettled(survivals.values());
  await bench?.stop();
});

describe.each(deaths)('a process, $description', death => {
  const find = async (boundary: string): Promise<Survival> =>
    (await survivals.get(death.name))?.get(boundary)!;

  it.each(boundaries)(
    'at %s: one change, one end, no lock left (F13, F14, F15)',
    async boundary => {
      const { evidence } = await find(boundary);
      expectOneEnd(evidence, rollback);
    },
  );

  it.each(beforeTheEnd)(
    'at %s: another goes on within 25 s (F13)',
    async boundary => {
      const { evidence, lostAt } = await find(boundary);
      const next = evidence.events.find(
        ({ at }) => Date.parse(at) > lostAt.getTime(),
      );
      expect(next?.type).toMatch(/^(started|taken-over)$/);
      expect(Date.parse(next!.at) - lostAt.getTime()).toBeLessThan(promise);
    },
  );

  it.each(claimed)(
    'at %s: nobody takes over before its lease has run out',
    async boundary => {
      const { evidence, leaseEnd } = await find(boundary);
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
