import { Lifecycle, Work } from './Lifecycle';

const start = new Date('2026-01-01T00:00:00Z');
const after = (ms: number) => new Date(start.getTime() + ms);

describe('Lifecycle', () => {
  const lifecycle = new Lifecycle(
    'available',
    [
      { status: 'creating', ms: 100 },
      { status: 'backing-up', ms: 50 },
    ],
    start,
  );

  it.each([
    [-1, 'creating', 0],
    [0, 'creating', 0],
    [99, 'creating', 99],
    [100, 'backing-up', 0],
    [149, 'backing-up', 98],
    [150, 'available', 100],
    [1e9, 'available', 100],
  ])('is after %i ms %s, %i %% of it over', (ms, status, percent) => {
    expect(lifecycle.at(after(ms))).toEqual({ status, percent });
  });

  it('knows what it has been', () => {
    expect(lifecycle.isPast('creating', after(10))).toBe(false);
    expect(lifecycle.isPast('creating', after(110))).toBe(true);
    expect(lifecycle.isPast('deleting', after(10))).toBe(true);
  });

  it('goes on from when its work was done, if that took longer', async () => {
    let now = start;
    let finish: () => void = () => {};
    const done = new Promise<void>(resolve => {
      finish = resolve;
    });
    const work = new Work(done, () => now);
    const waiting = new Lifecycle(
      'available',
      [
        { status: 'creating', ms: 100, work },
        { status: 'backing-up', ms: 50 },
      ],
      start,
    );
    expect(waiting.at(after(500))).toEqual({ status: 'creating', percent: 99 });

    now = after(500);
    finish();
    await done;
    expect(waiting.at(after(549)).status).toBe('backing-up');
    expect(waiting.at(after(550)).status).toBe('available');
  });

  it('ends where its work fails', async () => {
    const work = new Work(Promise.reject(new Error('full')), () => start);
    const failing = new Lifecycle(
      'available',
      [{ status: 'creating', ms: 10, work, failedStatus: 'failed' }],
      start,
    );
    await new Promise(resolve => setImmediate(resolve));

    expect(failing.at(after(9)).status).toBe('creating');
    expect(failing.at(after(10)).status).toBe('failed');
  });
});
