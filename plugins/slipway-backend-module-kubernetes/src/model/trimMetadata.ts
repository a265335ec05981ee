import { InputError } from '@backstage/errors';
import { ANNOTATION_OPERATION } from '@slipway/backstage-plugin-slipway-common';
import { redactText } from '../diff/redactText';
import { KeptCondition, KeptFieldManager, KeptObject } from './kept';
import {
  objectAt,
  objectsAt,
  RawObject,
  textAt,
  textMapAt,
  valueAt,
} from './raw';

/** `<operation>/<hash of the template that it wrote>`: a template that somebody writes later does not match it. */
export const ANNOTATION_REVISION_OPERATION = 'slipway.dev/revision-operation';
/** Why a revision was made, as kubectl shows it. */
export const ANNOTATION_CHANGE_CAUSE = 'kubernetes.io/change-cause';
/** The number of a Deployment's revision, on its ReplicaSet. */
export const ANNOTATION_REVISION = 'deployment.kubernetes.io/revision';

/** The numbers that a ReplicaSet had before it was run again. */
export const ANNOTATION_REVISION_HISTORY =
  'deployment.kubernetes.io/revision-history';

/** Annotations that are kept: shown, or looked at for ownership. Everything else (last-applied, …) is dropped. */
const keptAnnotations = new Set([
  ANNOTATION_OPERATION,
  ANNOTATION_REVISION_OPERATION,
  ANNOTATION_CHANGE_CAUSE,
  ANNOTATION_REVISION,
  ANNOTATION_REVISION_HISTORY,
  'argocd.argoproj.io/tracking-id',
  'argocd.argoproj.io/instance',
  'kustomize.toolkit.fluxcd.io/name',
  'helm.toolkit.fluxcd.io/name',
]);

const revisionLabels = new Set([
  'pod-template-hash',
  'controller-revision-hash',
]);

/** What is kept of every object; of labels all, or those that name a revision. */
export function trimMetadata(
  object: RawObject,
  options: { labels: 'all' | 'revision' },
): KeptObject {
  const metadata = objectAt(object, 'metadata');
  const uid = textAt(metadata, 'uid');
  const name = textAt(metadata, 'name');
  if (!uid || !name) {
    throw new InputError('An object without a name or a UID was received');
  }
  const owner = objectsAt(metadata, 'ownerReferences').find(
    reference => reference.controller === true,
  );
  const deletedAt = toIso(metadata.deletionTimestamp);
  return {
    uid,
    name,
    namespace: textAt(metadata, 'namespace') ?? '',
    resourceVersion: textAt(metadata, 'resourceVersion') ?? '',
    labels: pick(textMapAt(metadata, 'labels'), key =>
      options.labels === 'all' ? true : revisionLabels.has(key),
    ),
    annotations: withoutSecrets(
      pick(textMapAt(metadata, 'annotations'), key => keptAnnotations.has(key)),
    ),
    createdAt: toIso(metadata.creationTimestamp) ?? new Date(0).toISOString(),
    ...(deletedAt ? { deletedAt } : {}),
    ...(owner
      ? {
          owner: {
            kind: textAt(owner, 'kind') ?? '',
            name: textAt(owner, 'name') ?? '',
            uid: textAt(owner, 'uid') ?? '',
          },
        }
      : {}),
  };
}

/** The conditions of an object. */
export function trimConditions(object: RawObject): KeptCondition[] {
  return objectsAt(object, 'status', 'conditions').map(condition => {
    const at = toIso(condition.lastTransitionTime);
    return {
      type: textAt(condition, 'type') ?? '',
      status: textAt(condition, 'status') ?? 'Unknown',
      reason: textAt(condition, 'reason') ?? '',
      message: redactText(textAt(condition, 'message') ?? ''),
      ...(at ? { at } : {}),
    };
  });
}

/** The names of all field managers, each once. */
export function getFieldManagers(object: RawObject): string[] {
  const names = objectsAt(object, 'metadata', 'managedFields').flatMap(
    entry => textAt(entry, 'manager') ?? [],
  );
  return [...new Set(names)];
}

/** The field manager that last changed something below that path of the object, e.g. `spec`, `template`. */
export function getLastManager(
  object: RawObject,
  ...path: string[]
): KeptFieldManager | undefined {
  return objectsAt(object, 'metadata', 'managedFields')
    .filter(
      entry =>
        valueAt(entry, 'fieldsV1', ...path.map(key => `f:${key}`)) !==
        undefined,
    )
    .map(entry => ({
      name: textAt(entry, 'manager') ?? 'unknown',
      at: toIso(entry.time),
    }))
    .sort((left, right) => (right.at ?? '').localeCompare(left.at ?? ''))
    .map(({ name, at }) => ({ name, ...(at ? { at } : {}) }))[0];
}

/** A time of the API in ISO 8601 with milliseconds. */
export function toIso(value: unknown): string | undefined {
  if (typeof value !== 'string') {
    return undefined;
  }
  const time = Date.parse(value);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

/** `kubectl --record` writes the whole command there, with what it set. */
function withoutSecrets(
  annotations: Record<string, string>,
): Record<string, string> {
  const cause = annotations[ANNOTATION_CHANGE_CAUSE];
  return cause === undefined
    ? annotations
    : { ...annotations, [ANNOTATION_CHANGE_CAUSE]: redactText(cause) };
}

function pick(
  texts: Record<string, string>,
  wanted: (key: string) => boolean,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).filter(([key]) => wanted(key)),
  );
}
