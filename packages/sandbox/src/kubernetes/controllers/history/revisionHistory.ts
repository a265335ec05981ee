import type { KubernetesObject } from '../../objects/KubernetesObject';
import { StatusError } from '../../store/StatusError';
import type { ControllerContext } from '../ControllerContext';
import { safeHash } from '../hash';
import type { ControllerRevision, RevisionedWorkload } from '../kinds';
import { ownerReference } from '../owners';
import { stored } from '../stored';
import { templateKey } from '../templates';

/** The revisions of a workload, the oldest first. */
export function listRevisions(
  { index }: ControllerContext,
  { metadata }: KubernetesObject,
): ControllerRevision[] {
  return [...index.revisionsOf(metadata.uid)].sort(
    (left, right) =>
      left.revision - right.revision ||
      left.metadata.name.localeCompare(right.metadata.name),
  );
}

/**
 * The revision of the workload's template.
 *
 * @remarks A template that was run before has its revision already, which gets a new number.
 * @param hashLabel - under which label the revision carries its hash
 */
export function syncTemplateRevision(
  context: ControllerContext,
  workload: RevisionedWorkload,
  hashLabel: string,
): ControllerRevision {
  const revisions = listRevisions(context, workload);
  const wanted = templateKey(workload.spec.template);
  const equal = revisions.filter(kept => keyOf(kept) === wanted).at(-1);
  const last = revisions.at(-1);
  if (!equal) {
    const revision = (last?.revision ?? 0) + 1;
    return create(context, workload, { revision, hashLabel });
  }
  if (equal === last) {
    return equal;
  }
  const { namespace, name } = equal.metadata;
  return context.store.update(
    stored.controllerrevisions,
    namespace,
    name,
    kept => ({ ...kept, revision: last!.revision + 1 }),
  );
}

/** Deletes the oldest revisions that no pod runs, but for as many as are to be kept. */
export function truncateHistory(
  context: ControllerContext,
  workload: RevisionedWorkload,
  isLive: (revision: ControllerRevision) => boolean,
): void {
  const idle = listRevisions(context, workload).filter(kept => !isLive(kept));
  const surplus = idle.length - (workload.spec.revisionHistoryLimit ?? 10);
  for (const { metadata } of idle.slice(0, Math.max(0, surplus))) {
    context.store.delete(
      stored.controllerrevisions,
      metadata.namespace,
      metadata.name,
    );
  }
}

/** The hash of a revision, at the end of its name. */
export function hashOf(
  { metadata }: ControllerRevision,
  { metadata: workload }: KubernetesObject,
): string {
  return metadata.name.slice(workload.name.length + 1);
}

function create(
  { store }: ControllerContext,
  workload: RevisionedWorkload,
  { revision, hashLabel }: { revision: number; hashLabel: string },
): ControllerRevision {
  const { name, namespace, annotations } = workload.metadata;
  const { template } = workload.spec;
  for (let collisions = 0; ; collisions++) {
    const hash = safeHash(`${templateKey(template)}${collisions || ''}`);
    try {
      return store.create(stored.controllerrevisions, {
        metadata: {
          name: `${name}-${hash}`,
          namespace,
          labels: { ...template.metadata?.labels, [hashLabel]: hash },
          annotations,
          ownerReferences: [ownerReference(workload)],
        },
        data: { spec: { template: { ...template, $patch: 'replace' } } },
        revision,
      });
    } catch (error) {
      const isTaken =
        error instanceof StatusError && error.reason === 'AlreadyExists';
      if (!isTaken) {
        throw error;
      }
    }
  }
}

function keyOf({ data }: ControllerRevision): string {
  const { $patch: _, ...template } = data.spec.template;
  return templateKey(template);
}
