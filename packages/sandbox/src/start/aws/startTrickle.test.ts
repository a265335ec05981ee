import type { Client } from 'pg';
import { startTrickle } from './startTrickle';

const database = {
  database: 'retail',
  trickle: 'INSERT …',
  loss: 'DELETE …',
};
const databases = [
  { ...database, instance: 'us-east-1/gone' },
  { ...database, instance: 'us-east-1/retail-pg' },
];

describe('startTrickle', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('adds rows again and again until it is ended, whichever database is gone', () => {
    const added: string[] = [];
    const storage = {
      connect: async <T>(
        instance: string,
        { work }: { work: (client: Client) => Promise<T> },
      ) => {
        if (instance === 'us-east-1/gone') {
          throw new Error('There is no DB instance us-east-1/gone.');
        }
        const query = async (sql: string) => added.push(`${instance}: ${sql}`);
        return work({ query } as unknown as Client);
      },
    };
    const end = startTrickle(storage, databases);
    jest.advanceTimersByTime(30_000);
    end();
    jest.advanceTimersByTime(30_000);
    expect(added).toEqual(Array(2).fill('us-east-1/retail-pg: INSERT …'));
  });
});
