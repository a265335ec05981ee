import type { ExampleDatabase } from '../../aws/example/AwsExample';
import type { PostgresStorage } from '../../aws/postgres/PostgresStorage';

const EVERY_MS = 15_000;

/**
 * Adds rows to the databases again and again, so that their newest row is new.
 *
 * @returns a function that ends it.
 */
export function startTrickle(
  storage: Pick<PostgresStorage, 'connect'>,
  databases: readonly ExampleDatabase[],
): () => void {
  const timer = setInterval(() => {
    for (const { instance, database, trickle } of databases) {
      storage
        .connect(instance, { database, work: it => it.query(trickle) })
        // Somebody may have deleted the instance; the next round asks again.
        .catch(() => {});
    }
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
