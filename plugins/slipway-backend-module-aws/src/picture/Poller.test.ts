import { ManualTiming } from '../testUtils/ManualTiming';
import { anAwsError } from '../testUtils/ScriptedRds';
import { Page, Poller } from './Poller';

const call = { action: 'rds:DescribeDBInstances', resource: '*' };

describe('Poller', () => {
  let timing: ManualTiming;
  let poller: Poller<string>;
  let running: Promise<void>;
  let told: number;
  let readPage: (marker: string | undefined) => Page<string>;

  beforeEach(() => {
    timing = new ManualTiming();
    told = 0;
    readPage = () => ({ items: ['a'] });
    poller = new Poller({
      call,
      timing,
      readPage: async marker => readPage(marker),
      onReading: () => {
        told += 1;
      },
    });
  });

  afterEach(async () => {
    poller.stop();
    await running;
  });

  const start = () => {
    running = poller.run();
    return timing.resting(1);
  };

  it('reads page after page, and rests', async () => {
    readPage = marker =>
      marker ? { items: ['b'] } : { items: ['a'], marker: '1' };
    expect(poller.reading).toEqual({ status: 'loading' });
    await start();
    expect(poller.reading).toMatchObject({ status: 'read', items: ['a', 'b'] });
    expect([told, timing.pauses]).toEqual([1, [30_000]]);
  });

  it('rests longer after a list of many pages, so that it presses on no account (F3)', async () => {
    readPage = (marker = '0') => ({
      items: ['a'],
      ...(Number(marker) < 119 && { marker: String(Number(marker) + 1) }),
    });
    await start();
    expect(timing.pauses).toEqual([120_000]);
  });

  it('waits longer with each throttled reading, and as usual afterwards (F3)', async () => {
    const good = readPage;
    readPage = () => {
      throw anAwsError('Throttling', 'Rate exceeded');
    };
    await start();
    for (let round = 0; round < 5; round++) {
      await timing.next();
    }
    expect(timing.pauses).toEqual([
      45_000, 90_000, 180_000, 225_000, 225_000, 225_000,
    ]);
    expect(poller.reading).toMatchObject({
      status: 'failing',
      reason: 'throttled',
      message: 'AWS throttles rds:DescribeDBInstances: Rate exceeded',
    });
    readPage = good;
    await timing.next();
    expect(timing.pauses.at(-1)).toBe(30_000);
    expect(poller.reading.status).toBe('read');
  });

  it('keeps what it read before, with its age and since when it fails (F5)', async () => {
    await start();
    const before = poller.reading as { readAt: string };
    readPage = marker => {
      if (marker) {
        throw anAwsError('TimeoutError', 'timed out');
      }
      return { items: ['half'], marker: '1' };
    };
    await timing.next();
    const failing = {
      status: 'failing',
      reason: 'unreachable',
      message: 'rds:DescribeDBInstances got no answer: timed out',
      since: before.readAt,
      last: { items: ['a'], readAt: before.readAt },
    };
    expect(poller.reading).toEqual(failing);
    await timing.next();
    expect(poller.reading).toEqual(failing);
  });

  it('gives up a list that goes round in circles', async () => {
    readPage = () => ({ items: [], marker: 'again' });
    await start();
    expect(poller.reading).toMatchObject({
      status: 'failing',
      message: expect.stringContaining('more than 1000 pages'),
    });
  });
});
