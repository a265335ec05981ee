import type { AwsSeed } from '../AwsSeed';
import type { Contents } from '../postgres/Contents';
import type { PastSnapshot } from '../postgres/PostgresStorage';

/** What is done to a database while the demo runs. */
export interface ExampleDatabase {
  /** Region and identifier of its instance: `us-east-1/retail-pg`. */
  instance: string;
  /** The name of the database. */
  database: string;
  /** Adds a row or a few. */
  trickle: string;
  /** Deletes one row and returns it. */
  loss: string;
}

/** The example account, and what is in its databases. */
export interface AwsExample {
  seed: AwsSeed;
  /** By region and identifier. */
  contents: Record<string, Contents>;
  /** By region and identifier. */
  snapshots: Record<string, PastSnapshot>;
  databases: ExampleDatabase[];
}
