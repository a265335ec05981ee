import { stored } from '../stored';
import { revisionOf } from './annotations';
import { Rollout } from './Rollout';

/** Deletes the oldest revisions, but for as many as are to be kept. */
export function cleanUp({ context, deployment, oldSets }: Rollout): void {
  const alive = oldSets.filter(
    ({ metadata }) => metadata.deletionTimestamp === undefined,
  );
  const surplus = alive.length - (deployment.spec.revisionHistoryLimit ?? 10);
  if (surplus <= 0) {
    return;
  }
  const oldest = [...alive]
    .sort((left, right) => revisionOf(left) - revisionOf(right))
    .slice(0, surplus);
  for (const { metadata, spec, status } of oldest) {
    const isIdle =
      spec.replicas === 0 &&
      (status?.replicas ?? 0) === 0 &&
      (status?.observedGeneration ?? 0) >= (metadata.generation ?? 0);
    if (isIdle) {
      context.store.delete(
        stored.replicasets,
        metadata.namespace,
        metadata.name,
      );
    }
  }
}
