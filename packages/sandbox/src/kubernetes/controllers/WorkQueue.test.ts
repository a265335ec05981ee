import { SimulatorClock } from '../clock/SimulatorClock';
import { WorkQueue } from './WorkQueue';

describe('a work queue', () => {
  const clock = new SimulatorClock({ startAt: new Date(0) });
  let looks: string[];
  let errors: unknown[];
  let fails: Set<string>;
  let queue: WorkQueue;

  beforeEach(() => {
    looks = [];
    errors = [];
    fails = new Set();
    const start = clock.now().getTime();
    queue = new WorkQueue({
      clock,
      reconcile: key => {
        looks.push(`${key} ${clock.now().getTime() - start}`);
        if (fails.has(key)) {
          throw new Error(key);
        }
      },
      onError: (_, error) => errors.push(error),
    });
  });

  it('looks at a key once, however often it was asked to', async () => {
    ['a', 'b', 'a'].forEach(key => queue.add(key));
    expect(looks).toEqual([]);
    await clock.advance(0);
    expect(looks).toEqual(['a 0', 'b 0']);
  });

  it('looks at the earliest of the times that were asked for', async () => {
    queue.addAfter('a', 500);
    queue.addAfter('a', 200);
    queue.addAfter('a', 300);
    queue.addAfter('b', 200);
    queue.addAfter('c', 0);
    await clock.advance(1000);
    expect(looks).toEqual(['c 0', 'a 200', 'b 200']);
  });

  it('tries again what fails, at longer and longer intervals', async () => {
    fails.add('a');
    queue.add('a');
    await clock.advance(7000);
    expect(looks).toEqual(['a 0', 'a 1000', 'a 3000', 'a 7000']);
    expect(errors).toHaveLength(4);
    fails.clear();
    await clock.advance(60_000);
    expect(looks).toHaveLength(5);
  });

  it('does nothing any more once it is stopped', async () => {
    queue.add('a');
    queue.addAfter('b', 100);
    queue.stop();
    await clock.advance(1000);
    expect(looks).toEqual([]);
  });
});
