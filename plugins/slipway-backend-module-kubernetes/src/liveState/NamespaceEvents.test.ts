import { NamespaceEvents } from './NamespaceEvents';

const event = {
  metadata: { uid: 'e1' },
  involvedObject: { uid: 'pod-1' },
  reason: 'FailedScheduling',
  message: 'no node is free',
};

describe('NamespaceEvents', () => {
  let reads: number;
  let answer: () => Promise<object>;
  let events: NamespaceEvents;

  beforeEach(() => {
    jest.useFakeTimers();
    reads = 0;
    answer = async () => ({ items: [event] });
    events = new NamespaceEvents({
      client: {
        read: () => {
          reads += 1;
          return answer();
        },
      },
      onRead: () => {},
    });
  });
  afterEach(() => {
    events.stop();
    jest.useRealTimers();
  });

  const pass = (milliseconds: number) =>
    jest.advanceTimersByTimeAsync(milliseconds);

  it('reads at once, and again after the interval only', async () => {
    events.want('production');
    await pass(1);
    expect(events.find('production', 'pod-1')).toHaveLength(1);
    events.want('production');
    await pass(9_000);
    expect(reads).toBe(1);
    await pass(1_000);
    expect(reads).toBe(2);
  });

  it('reads no oftener where things are unhealthy for a moment, again and again', async () => {
    for (let second = 0; second < 60; second += 2) {
      events.want('production');
      await pass(1_000);
      events.forget('production');
      expect(events.find('production', 'pod-1')).toEqual([]);
      await pass(1_000);
    }
    expect(reads).toBeLessThanOrEqual(6);
  });

  it('reads one list at a time, also where it was forgotten meanwhile', async () => {
    let finish = (_: object) => {};
    answer = () =>
      new Promise(resolve => {
        finish = resolve;
      });
    events.want('production');
    await pass(1);
    events.forget('production');
    events.want('production');
    await pass(20_000);
    expect(reads).toBe(1);
    finish({ items: [] });
    await pass(1);
    events.want('production');
    await pass(10_000);
    expect(reads).toBe(2);
  });
});
