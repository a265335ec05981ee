import { KeptControllerRevision, KeptReplicaSet } from './kept';
import { numberAt, objectAt, RawObject } from './raw';
import {
  ANNOTATION_REVISION,
  trimConditions,
  trimMetadata,
} from './trimMetadata';
import { trimTemplate } from './trimTemplate';

/** Cuts a ReplicaSet down to what is shown of it. */
export function trimReplicaSet(object: RawObject): KeptReplicaSet {
  const metadata = trimMetadata(object, { labels: 'revision' });
  const revision = Number(metadata.annotations[ANNOTATION_REVISION]);
  const count = (name: string) => numberAt(object, 'status', name) ?? 0;
  return {
    ...metadata,
    ...(Number.isInteger(revision) ? { revision } : {}),
    template: trimTemplate(objectAt(object, 'spec', 'template')),
    desired: numberAt(object, 'spec', 'replicas') ?? 1,
    current: count('replicas'),
    ready: count('readyReplicas'),
    available: count('availableReplicas'),
    conditions: trimConditions(object),
  };
}

/** Cuts a ControllerRevision down to what is shown of it. */
export function trimControllerRevision(
  object: RawObject,
): KeptControllerRevision {
  return {
    ...trimMetadata(object, { labels: 'revision' }),
    revision: numberAt(object, 'revision') ?? 0,
    template: trimTemplate(objectAt(object, 'data', 'spec', 'template')),
  };
}
