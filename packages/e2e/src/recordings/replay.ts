import type { RecordedDatabases } from './RecordedDatabases';
import { RecordedCluster } from './RecordedCluster';
import { RecordedOperations, type Outcome } from './RecordedOperations';
import type { Outline, RecordedBoundary, Recording } from './Recording';
import { loadRows } from './rows';

/** What became of an operation that went on from a recorded boundary. */
export interface Replay extends Outcome {
  /** What was written since. */
  then: Outline[];
  /** How many changes took effect since. */
  changes: number;
  /** Whether the change had been made already. */
  wasChanged: boolean;
  cluster: RecordedCluster;
}

/** Loads a recorded run at a boundary, and lets the operations of this checkout go on. */
export async function replay(
  databases: RecordedDatabases,
  recording: Recording,
  from: RecordedBoundary,
): Promise<Replay> {
  const knex = await databases.create(recording.schema);
  await loadRows(knex, recording, from);
  const cluster = new RecordedCluster(recording.clusters[from.cluster]!);
  const wasChanged = cluster.isChanged;
  cluster.settleAtOnce();
  const operations = await RecordedOperations.start({ knex, cluster });
  try {
    const outcome = await operations.ended();
    return {
      ...outcome,
      then: outcome.outlines.slice(from.operation.event_count),
      changes: cluster.changes,
      wasChanged,
      cluster,
    };
  } finally {
    await operations.stop();
  }
}
