import { isDeepStrictEqual } from 'node:util';
import type { WorkloadOperationKind } from '@slipway/backstage-plugin-slipway-common';
import { aRetailCluster } from '@slipway/backstage-plugin-slipway-backend-module-kubernetes/src/operations/testUtils';
import { RecordedCluster } from './RecordedCluster';
import { RecordedDatabases } from './RecordedDatabases';
import { RecordedOperations } from './RecordedOperations';
import type { ClusterContents, RecordedBoundary, Recording } from './Recording';
import { replay } from './replay';
import { dumpRows } from './rows';

/** What is asked for, on the backend of the retail example in its second revision. */
const inputs: Record<WorkloadOperationKind, object> = {
  rollback: { toRevision: '1' },
  restart: {},
  scale: { replicas: 5 },
  'rollout-pause': {},
  'rollout-resume': {},
};

/** Carries an operation out by the steps of this checkout, and records it at every boundary. */
export async function record(
  databases: RecordedDatabases,
  { kind, version }: { kind: WorkloadOperationKind; version: number },
): Promise<Recording> {
  const { contents } = aRetailCluster(
    kind === 'rollout-resume' ? { spec: { paused: true } } : {},
  );
  const cluster = new RecordedCluster(contents);
  const knex = await databases.create();
  const clusters: ClusterContents[] = [];
  const boundaries: RecordedBoundary[] = [];
  const operations = await RecordedOperations.start({
    knex,
    cluster,
    async boundary(name) {
      if (boundaries.some(({ boundary }) => boundary === name)) {
        return;
      }
      if (!isDeepStrictEqual(clusters.at(-1), cluster.contents)) {
        clusters.push(structuredClone(cluster.contents));
      }
      const [operation] = await dumpRows(knex, 'operations', 'id');
      boundaries.push({
        boundary: name,
        operation: operation as RecordedBoundary['operation'],
        locks: await dumpRows(knex, 'target_locks', 'target_ref'),
        cluster: clusters.length - 1,
        then: [],
      });
      if (name === 'verifying') {
        cluster.settle();
      }
    },
  });
  try {
    await operations.submit(kind, inputs[kind] as never);
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
