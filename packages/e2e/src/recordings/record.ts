import { isDeepStrictEqual } from 'node:util';
import type { OperationKind } from '@slipway/backstage-plugin-slipway-common';
import { RecordedDatabases } from './RecordedDatabases';
import { createGround, inputs } from './grounds';
import type { GroundContents } from './RecordedGround';
import { RecordedOperations } from './RecordedOperations';
import type { RecordedBoundary, Recording } from './Recording';
import { replay } from './replay';
import { dumpRows } from './rows';

/** Carries an operation out by the steps of this checkout, and records it at every boundary. */
export async function record(
  databases: RecordedDatabases,
  { kind, version }: { kind: OperationKind; version: number },
): Promise<Recording> {
  const ground = createGround(kind);
  const knex = await databases.create();
  const clusters: GroundContents[] = [];
  const boundaries: RecordedBoundary[] = [];
  const operations = await RecordedOperations.start({
    knex,
    ground,
    async boundary(name) {
      if (boundaries.some(({ boundary }) => boundary === name)) {
        return;
      }
      if (!isDeepStrictEqual(clusters.at(-1), ground.contents)) {
        clusters.push(structuredClone(ground.contents));
      }
      const [operation] = await dumpRows(knex, 'operations', 'id');
      boundaries.push({
        boundary: name,
        operation: operation as RecordedBoundary['operation'],
        locks: await dumpRows(knex, 'target_locks', 'target_ref'),
        cluster: clusters.length - 1,
        then: [],
      });
      ground.reached(name);
    },
  });
  try {
    await operations.submit(kind, inputs[kind]);
    await operations.ended();
  } finally {
    await operations.stop();
  }
  const recording: Recording = {
    kind,
    version,
    schema: RecordedDatabases.newest,
    events: await dumpRows(knex, 'operation_events', 'sequence'),
    clusters,
    boundaries,
  };
  for (const boundary of boundaries) {
    boundary.then = (await replay(databases, recording, boundary)).then;
  }
  return recording;
}
