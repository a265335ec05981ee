import { CrashBench } from './CrashBench';
import { boundariesOf, rollback } from './subjects';
import { moveClock, type ClockMove } from './calamities/clocks';
import { poison, type Poisoning } from './calamities/poison';
import { expectOneEndEach, takeoversOf } from './calamities/rollbacks';
import { upgrade, type Upgrade } from './calamities/upgrade';

jest.setTimeout(12 * 60_000);

let bench: CrashBench;
let poisoning: Promise<Poisoning>;
let upgraded: Promise<Upgrade>;
let forward: Promise<ClockMove>;
let back: Promise<ClockMove>;

beforeAll(async () => {
  bench = await CrashBench.start(['kubernetes']);
  // At once, as each of them waits for leases to run out, and the first for many.
  poisoning = poison(bench);
  upgraded = upgrade(bench);
  const afterwards = upgraded.catch(() => undefined);
  forward = afterwards.then(() =>
    moveClock(bench, { name: 'forward', hours: 1 }),
  );
  back = afterwards.then(() => moveClock(bench, { name: 'back', hours: -1 }));
  await Promise.allSettled([poisoning, upgraded, forward, back]);
});

afterAll(() => bench?.stop());

describe('an operation that ends every process that carries it out', () => {
  it('is stalled after five of them, and touched no more (F13)', async () => {
    const { deaths, stalled, later } = await poisoning;
    expect(deaths).toBe(5);
    expect(stalled).toMatchObject({
      state: 'stalled',
      takeovers: 5,
      message: expect.stringContaining('5 processes were lost'),
    });
    expect([later.epoch, later.event_count]).toEqual([
      stalled.epoch,
      stalled.event_count,
    ]);
  });

  it('keeps its target until it is cancelled, and frees it then', async () => {
    const { stalled, refused, cancelled, changes, next, changesOfNext } =
      await poisoning;
    expect(refused).toMatchObject({
      status: 409,
      body: {
        error: {
          message: expect.stringContaining(`rollback ${stalled.id} of`),
        },
      },
    });
    expect([cancelled.state, changes]).toEqual(['cancelled', 0]);
    expect([next.state, changesOfNext]).toEqual(['succeeded', 1]);
  });

  it('ends once, with nothing missing in its log', async () => {
    const { cancelled, events } = await poisoning;
    const types = events.map(({ type }) => type);
    expect(types.filter(type => type === 'ended')).toHaveLength(1);
    expect(types.filter(type => type === 'taken-over')).toHaveLength(5);
    expect(events.map(({ sequence }) => sequence)).toEqual(
      events.map((_, index) => index + 1),
    );
    expect(cancelled.event_count).toBe(events.length);
  });

  it('harms no other that runs beside it in the same processes (F13)', async () => {
    const { others } = await poisoning;
    expectOneEndEach(others);
    expect(others.map(it => takeoversOf(it).length)).not.toContain(0);
  });
});

describe('an upgrade with running operations', () => {
  it.each(boundariesOf(rollback.kind))(
    'goes on with what the version before has begun, at %s (F22)',
    async boundary => {
      const { before } = await upgraded;
      expectOneEndEach([before.get(boundary)!]);
    },
  );

  it('runs beside the version before, and what is begun on either ends once (F22)', async () => {
    expectOneEndEach((await upgraded).during);
  });

  it('is taken back, and the version before goes on with what this one has begun (F22)', async () => {
    expectOneEndEach((await upgraded).backward);
  });

  it('leaves alone what was begun with steps that it does not have, and hands it back (F22)', async () => {
    const { evidence, intents, changes } = (await upgraded).unknown;
    expect([intents, changes]).toEqual([0, 0]);
    expectOneEndEach([evidence]);
  });
});

describe('the wall clock of a replica', () => {
  it('put forward by an hour: it gives up, and goes on once as a new executor (F14)', async () => {
    const { evidence, executors, leaseEnd } = await forward;
    expectOneEndEach(evidence);
    expect(executors).toBe(2);
    const takeovers = evidence.map(takeoversOf);
    // The first was about to change something; others may have ended without, before that was noticed.
    expect(takeovers[0]).toHaveLength(1);
    for (const taken of takeovers) {
      expect(taken.length).toBeLessThanOrEqual(1);
    }
    for (const at of takeovers.flat()) {
      // Nobody takes over before that. Events are written to the millisecond.
      expect(at.getTime() + 1).toBeGreaterThan(leaseEnd!.getTime());
    }
  });

  it('put back by an hour: it goes on (F14)', async () => {
    const { evidence, executors } = await back;
    expectOneEndEach(evidence);
    expect(executors).toBe(1);
    expect(evidence.flatMap(takeoversOf)).toEqual([]);
  });
});
