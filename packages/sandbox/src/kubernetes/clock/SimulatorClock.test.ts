import { SimulatorClock } from './SimulatorClock';

const start = new Date('2026-01-01T00:00:00Z');

function aClock() {
  const clock = new SimulatorClock({ startAt: start });
  const done: string[] = [];
  const note = (name: string) => () => {
    const elapsed = clock.now().getTime() - start.getTime();
    done.push(`${name} at ${elapsed}`);
  };
  return { clock, done, note };
}

describe('SimulatorClock', () => {
  it('stands still until it is told to go on', async () => {
    const { clock, done, note } = aClock();
    clock.after(0, note('now'));

    expect(clock.now()).toEqual(start);
    expect(done).toEqual([]);

    await clock.advance(0);

    expect(done).toEqual(['now at 0']);
  });

  it('does what is due in the order of its time, and of its coming where that is the same', async () => {
    const { clock, done, note } = aClock();
    clock.after(300, note('late'));
    clock.after(100, note('first'));
    clock.after(100, note('second'));
    clock.after(5000, note('never'));

    await clock.advance(300);

    expect(done).toEqual(['first at 100', 'second at 100', 'late at 300']);
  });

  it('does what is asked for meanwhile, also by promises, in its time', async () => {
    const { clock, done, note } = aClock();
    clock.after(100, async () => {
      await Promise.resolve();
      clock.after(50, note('inner'));
    });
    clock.after(200, note('outer'));

    await clock.advance(1000);

    expect(done).toEqual(['inner at 150', 'outer at 200']);
    expect(clock.now()).toEqual(new Date(start.getTime() + 1000));
  });

  it('forgets what is called off', async () => {
    const { clock, done, note } = aClock();
    const cancel = clock.after(10, note('called off'));
    clock.after(20, note('kept'));
    cancel();

    await clock.advance(100);

    expect(done).toEqual(['kept at 20']);
  });

  it('keeps a thousand actions in order', async () => {
    const { clock } = aClock();
    const times: number[] = [];
    for (let index = 0; index < 1000; index++) {
      const ms = (index * 7919) % 1009;
      clock.after(ms, () => times.push(ms));
    }

    await clock.advance(2000);

    expect(times).toEqual(times.toSorted((one, two) => one - two));
    expect(times).toHaveLength(1000);
  });

  it('does not go back', async () => {
    const { clock } = aClock();

    await expect(clock.advanceTo(new Date(0))).rejects.toThrow(
      'The clock is at 2026-01-01T00:00:00.000Z and does not go back to 1970-01-01T00:00:00.000Z',
    );
  });

  it('goes with real time while it runs, and from where it was', async () => {
    const { clock } = aClock();
    clock.run();

    await new Promise<void>(resolve => {
      clock.after(5, resolve);
    });
    clock.pause();
    const paused = clock.now();

    expect(paused.getTime()).toBeGreaterThanOrEqual(start.getTime() + 5);
    expect(clock.now()).toEqual(paused);
  });
});
