import { CheckRuns } from './CheckRuns';
import { CheckOutcome } from './runChecks';

const unreachable: CheckOutcome = {
  status: 'unreachable',
  message: 'nothing listens there',
  mayPass: true,
};
const checked: CheckOutcome = { status: 'checked', checks: [] };

describe('CheckRuns', () => {
  it('run on while looks come and go', async () => {
    const runs = new CheckRuns({ waitSeconds: 0 });
    let finish: (outcome: CheckOutcome) => void = () => {};
    const start = jest.fn(
      () =>
        new Promise<CheckOutcome>(resolve => {
          finish = resolve;
        }),
    );
    for (let look = 0; look < 3; look++) {
      expect(await runs.look('one', start)).toMatchObject({
        status: 'running',
      });
    }
    finish(checked);
    expect(await runs.look('one', start)).toBe(checked);
    expect(start).toHaveBeenCalledTimes(1);
  });

  it('try a copy that cannot be reached again for ten minutes, and then say so', async () => {
    let now = 0;
    const runs = new CheckRuns({ now: () => now });
    const start = jest.fn(async () => unreachable);
    for (; now < 600_000; now += 30_000) {
      expect(await runs.look('one', start)).toEqual({
        status: 'running',
        message: 'The copy cannot be reached yet: nothing listens there',
      });
    }
    expect(await runs.look('one', start)).toBe(unreachable);
    expect(start).toHaveBeenCalledTimes(21);
  });

  it('do not wait for what does not pass by itself', async () => {
    const refused = { ...unreachable, mayPass: false };
    expect(await new CheckRuns().look('one', async () => refused)).toBe(
      refused,
    );
  });

  it('are apart for each operation', async () => {
    const runs = new CheckRuns();
    await runs.look('one', async () => unreachable);
    expect(await runs.look('two', async () => checked)).toBe(checked);
  });

  it('begin again after an error, which the look gets', async () => {
    const runs = new CheckRuns();
    await expect(
      runs.look('one', async () => {
        throw new Error('throttled');
      }),
    ).rejects.toThrow('throttled');
    expect(await runs.look('one', async () => checked)).toBe(checked);
  });
});
