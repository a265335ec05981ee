import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '@backstage/types';
import type { OperationKind } from '@slipway/backstage-plugin-slipway-common';
import type { GroundContents } from './RecordedGround';

/** Type of an entry of the event log, its step and the state that it leads to. */
export type Outline = [type: string, step: string | null, state: string | null];

/** An operation as it was found when its process was lost at a boundary. */
export interface RecordedBoundary {
  boundary: string;
  /** Its row, with the columns of that time. */
  operation: JsonObject & { event_count: number };
  /** The lock that it held. */
  locks: JsonObject[];
  /** Which of the recorded contents the cluster or account had. */
  cluster: number;
  /** What is written after it, by whoever takes over. */
  then: Outline[];
}

/** One run of an operation, as the steps of one version carried it out. */
export interface Recording {
  kind: OperationKind;
  version: number;
  /** The last migration of the database. */
  schema: string;
  /** The whole event log; at a boundary as many entries were there as the row counts. */
  events: JsonObject[];
  /** What the cluster or account contained, oldest first. */
  clusters: GroundContents[];
  boundaries: RecordedBoundary[];
}

/** How many changes an operation has still to make that goes on at a recorded boundary. */
export function countChangesAfter(
  { boundaries }: Recording,
  from: RecordedBoundary,
): number {
  return boundaries
    .slice(boundaries.indexOf(from) + 1)
    .filter(({ boundary }) => boundary.endsWith(':acted')).length;
}

/** How a recording is called: `rollback@1`. */
export function nameOf(of: { kind: OperationKind; version: number }): string {
  return `${of.kind}@${of.version}`;
}

/** The recorded runs that are committed: one file for each version of a kind, one line for each boundary. */
export class RecordedRuns {
  constructor(private readonly folder = join(__dirname, 'runs')) {}

  list(): Recording[] {
    return readdirSync(this.folder)
      .sort()
      .map(file => this.#read(join(this.folder, file)));
  }

  has(name: string): boolean {
    return existsSync(this.#pathOf(name));
  }

  write({ boundaries, ...head }: Recording): void {
    writeFileSync(
      this.#pathOf(nameOf(head)),
      [head, ...boundaries].map(line => `${JSON.stringify(line)}\n`).join(''),
    );
  }

  #pathOf(name: string) {
    return join(this.folder, `${name}.jsonl`);
  }

  #read(path: string): Recording {
    const [head, ...boundaries] = readFileSync(path, 'utf8')
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    return { ...head, boundaries };
  }
}
