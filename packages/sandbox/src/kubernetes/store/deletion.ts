import { toTimestamp } from '../clock/Clock';
import { KubernetesObject } from '../objects/KubernetesObject';
import { Resource } from '../resources/Resource';
import { withMetadata } from './nextVersion';
import { deletionConflict } from './StatusError';

/** How to delete an object. */
export interface DeleteOptions {
  /** What becomes of the objects that it owns: the garbage collector looks after them. @default 'Background' */
  propagation?: 'Background' | 'Foreground' | 'Orphan';
  /** The object that is meant. */
  uid?: string;
  /** The version that is meant. */
  resourceVersion?: string;
  /** How long it has for ending, marked by a deletionTimestamp. @default 0: it goes at once */
  gracePeriodSeconds?: number;
}

const finalizerOf = {
  Background: undefined,
  Foreground: 'foregroundDeletion',
  Orphan: 'orphan',
};

/** What a deletion makes of an object: gone, or marked and waiting for its finalizers or its grace period. */
export function planDeletion(
  current: KubernetesObject,
  options: DeleteOptions & { resource: Resource; now: Date },
): { isGone: boolean; object: KubernetesObject } {
  checkPreconditions(current, options);
  const { metadata } = current;
  const finalizer = finalizerOf[options.propagation ?? 'Background'];
  const finalizers = [
    ...new Set([
      ...(metadata.finalizers ?? []),
      ...(finalizer ? [finalizer] : []),
    ]),
  ];
  const graceMs = 1000 * (options.gracePeriodSeconds ?? 0);
  if (finalizers.length === 0 && graceMs === 0) {
    return { isGone: true, object: current };
  }
  const end = toTimestamp(new Date(options.now.getTime() + graceMs));
  const isMarked =
    metadata.deletionTimestamp !== undefined &&
    metadata.deletionTimestamp <= end;
  if (isMarked && finalizers.length === (metadata.finalizers?.length ?? 0)) {
    return { isGone: false, object: current };
  }
  return {
    isGone: false,
    object: withMetadata(current, {
      ...metadata,
      finalizers,
      ...(!isMarked && {
        deletionTimestamp: end,
        deletionGracePeriodSeconds: graceMs / 1000,
        ...(metadata.generation && { generation: metadata.generation + 1 }),
      }),
    }),
  };
}

/** Whether an object that waited for its deletion has nothing left to wait for. */
export function isDeleted({ metadata, spec }: KubernetesObject): boolean {
  const { finalizers } = (spec ?? {}) as { finalizers?: readonly string[] };
  return (
    metadata.deletionTimestamp !== undefined &&
    !metadata.deletionGracePeriodSeconds &&
    !metadata.finalizers?.length &&
    !finalizers?.length
  );
}

function checkPreconditions(
  { metadata }: KubernetesObject,
  { resource, uid, resourceVersion }: DeleteOptions & { resource: Resource },
) {
  if (uid !== undefined && uid !== metadata.uid) {
    throw deletionConflict(
      resource,
      metadata.name,
      `the UID in the precondition (${uid}) does not match the UID in record (${metadata.uid}). The object might have been deleted and then recreated`,
    );
  }
  if (
    resourceVersion !== undefined &&
    resourceVersion !== metadata.resourceVersion
  ) {
    throw deletionConflict(
      resource,
      metadata.name,
      `the ResourceVersion in the precondition (${resourceVersion}) does not match the ResourceVersion in record (${metadata.resourceVersion}). The object might have been modified`,
    );
  }
}
