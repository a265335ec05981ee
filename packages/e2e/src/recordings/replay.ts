import type { RecordedDatabases } from './RecordedDatabases';
import { openGround } from './grounds';
import type { RecordedGround } from './RecordedGround';
import { RecordedOperations, type Outcome } from './RecordedOperations';
import type { Outline, RecordedBoundary, Recording } from './Recording';
import { loadRows } from './rows';

/** What became of an operation that went on from a recorded boundary. */
export interface Replay extends Outcome {
  /** What was written since. */
  then: Outline[];
  /** How many changes took effect since. */
  changes: number;
  ground: RecordedGround;
}

/** Loads a recorded run at a boundary, and lets the operations of this checkout go on. */
export async function replay(
  databases: RecordedDatabases,
  recording: Recording,
  from: RecordedBoundary,
): Promise<Replay> {
  const knex = await databases.create(recording.schema);
  await loadRows(knex, recording, from);
  const contents = recording.clusters[from.cluster]!;
  const ground = openGround(recording.kind, contents);
  ground.settleAtOnce();
  const operations = await RecordedOperations.start({ knex, ground });
  try {
    const outcome = await operations.ended();
    return {
      ...outcome,
      then: outcome.outlines.slice(from.operation.event_count),
      changes: ground.changes,
      ground,
    };
  } finally {
    await operations.stop();
  }
}
