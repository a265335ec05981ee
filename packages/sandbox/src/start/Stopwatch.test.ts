import { Stopwatch } from './Stopwatch';

describe('Stopwatch', () => {
  let now: number;
  let stopwatch: Stopwatch;
  beforeEach(() => {
    now = 1_000;
    stopwatch = new Stopwatch(1_000, () => now);
  });

  it('takes the times of parts that go on side by side', async () => {
    let endFirst = () => {};
    const first = stopwatch.time(
      'first',
      () => new Promise<void>(resolve => (endFirst = resolve)),
    );
    now = 1_200;
    await stopwatch.time('second', () => {
      now = 1_500;
    });
    now = 1_900;
    endFirst();
    await first;
    expect(stopwatch.parts).toEqual([
      { name: 'first', from: 0, to: 900 },
      { name: 'second', from: 200, to: 500 },
    ]);
  });

  it('takes the time of a part that fails', async () => {
    const failing = stopwatch.time('failing', () => {
      now = 1_300;
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(stopwatch.parts).toEqual([{ name: 'failing', from: 0, to: 300 }]);
  });
});
