import { randomInt, randomUUID } from 'node:crypto';
import { Clock, toTimestamp } from '../clock/Clock';
import { equalJson } from '../objects/equalJson';
import {
  KubernetesObject,
  NewObject,
  ObjectMeta,
} from '../objects/KubernetesObject';
import { apiVersionOf, Resource } from '../resources/Resource';
import { FieldManager, recordManager } from './managedFields';
import { conflict } from './StatusError';

const suffixLetters = 'bcdfghjklmnpqrstvwxz2456789';

/** Who changes what, when. */
export interface ChangeContext {
  resource: Resource;
  clock: Clock;
  manager: FieldManager;
}

/** An object as it is stored first, but for its resourceVersion. */
export function firstVersion(
  object: NewObject,
  { resource, clock, manager }: ChangeContext,
): KubernetesObject {
  const time = toTimestamp(clock.now());
  const { apiVersion: _, kind: __, metadata: given, ...rest } = object;
  const metadata: Partial<ObjectMeta> = {
    ...given,
    name:
      given.name ||
      `${given.generateName ?? ''}${randomLetters(suffixLetters)}`,
    namespace: resource.namespaced ? (given.namespace ?? 'default') : undefined,
    uid: randomUUID(),
    resourceVersion: undefined,
    creationTimestamp: time,
    generation: resource.generation ? 1 : undefined,
    deletionTimestamp: undefined,
    deletionGracePeriodSeconds: undefined,
    managedFields: undefined,
  };
  const created = {
    apiVersion: apiVersionOf(resource),
    kind: resource.kind,
    ...rest,
  };
  const managedFields =
    given.managedFields ??
    record(undefined, withMetadata(created, metadata), {
      resource,
      clock,
      manager,
    });
  return withMetadata(created, { ...metadata, managedFields });
}

/**
 * The next version of an object, but for its resourceVersion.
 *
 * @returns `current` itself where nothing is changed
 * @throws StatusError Conflict where `next` was made from an older version, or of another object of the name.
 */
export function nextVersion(
  current: KubernetesObject,
  next: KubernetesObject,
  {
    resource,
    clock,
    manager,
    subresource,
  }: ChangeContext & { subresource?: 'status' | 'scale' | 'binding' },
): KubernetesObject {
  const { metadata } = current;
  checkVersion(resource, current, next.metadata);
  const isStatus = subresource === 'status';
  const changed = withMetadata(
    {
      ...next,
      apiVersion: current.apiVersion,
      kind: current.kind,
      ...(isStatus && 'spec' in current && { spec: current.spec }),
    },
    {
      ...next.metadata,
      name: metadata.name,
      namespace: metadata.namespace,
      uid: metadata.uid,
      resourceVersion: metadata.resourceVersion,
      generation: metadata.generation,
      creationTimestamp: metadata.creationTimestamp,
      managedFields: next.metadata.managedFields ?? metadata.managedFields,
      ...(isStatus && { labels: metadata.labels }),
    },
  );
  if (equalJson(current, changed)) {
    return current;
  }
  const raises =
    !isStatus &&
    subresource !== 'binding' &&
    raisesGeneration(resource, current, changed);
  const generation = (metadata.generation ?? 0) + 1;
  const managedFields = equalJson(
    changed.metadata.managedFields,
    metadata.managedFields,
  )
    ? record(current, changed, {
        resource,
        clock,
        manager: { subresource, ...manager },
      })
    : changed.metadata.managedFields;
  return withMetadata(changed, {
    ...changed.metadata,
    ...(raises && { generation }),
    managedFields,
  });
}

/** With that metadata, in the order in which the API writes it. */
export function withMetadata(
  object: Omit<KubernetesObject, 'metadata'>,
  metadata: Partial<ObjectMeta>,
): KubernetesObject {
  const {
    name = '',
    generateName,
    namespace,
    uid = '',
    resourceVersion = '',
    generation,
    creationTimestamp = '',
    deletionTimestamp,
    deletionGracePeriodSeconds,
    labels,
    annotations,
    ownerReferences,
    finalizers,
    managedFields,
  } = metadata;
  const { apiVersion, kind, ...rest } = object;
  return {
    apiVersion: apiVersion as string,
    kind: kind as string,
    ...rest,
    metadata: {
      name,
      ...(generateName !== undefined && { generateName }),
      ...(namespace !== undefined && { namespace }),
      uid,
      resourceVersion,
      ...(generation !== undefined && { generation }),
      creationTimestamp,
      ...(deletionTimestamp !== undefined && { deletionTimestamp }),
      ...(deletionGracePeriodSeconds !== undefined && {
        deletionGracePeriodSeconds,
      }),
      ...(hasEntries(labels) && { labels }),
      ...(hasEntries(annotations) && { annotations }),
      ...(ownerReferences?.length && { ownerReferences }),
      ...(finalizers?.length && { finalizers }),
      ...(managedFields?.length && { managedFields }),
    },
  };
}

function checkVersion(
  resource: Resource,
  { metadata: current }: KubernetesObject,
  given: Partial<ObjectMeta>,
) {
  if (given.uid !== undefined && given.uid !== current.uid) {
    throw conflict(
      resource,
      current.name,
      `Precondition failed: UID in precondition: ${given.uid}, UID in object meta: ${current.uid}`,
    );
  }
  if (
    given.resourceVersion !== undefined &&
    given.resourceVersion !== current.resourceVersion
  ) {
    throw conflict(resource, current.name);
  }
}

function record(
  before: KubernetesObject | undefined,
  after: KubernetesObject,
  { resource, clock, manager }: ChangeContext,
) {
  return resource.isUnmanaged
    ? undefined
    : recordManager(before, after, {
        manager,
        time: toTimestamp(clock.now()),
      });
}

function raisesGeneration(
  { generation, generationIgnores }: Resource,
  current: KubernetesObject,
  next: KubernetesObject,
): boolean {
  const [before, after] = [current, next].map(({ spec }) =>
    spec && generationIgnores ? { ...spec, [generationIgnores]: null } : spec,
  );
  return (
    generation !== undefined &&
    (!equalJson(before, after) ||
      (generation === 'spec-and-annotations' &&
        !equalJson(current.metadata.annotations, next.metadata.annotations)))
  );
}

function hasEntries(value: object | undefined): boolean {
  return value !== undefined && Object.keys(value).length > 0;
}

function randomLetters(alphabet: string): string {
  return Array.from({ length: 5 }, () =>
    alphabet.charAt(randomInt(alphabet.length)),
  ).join('');
}
