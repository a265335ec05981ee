import { redactText, shorten } from '../diff/redactText';
import { KeptEvent } from './kept';
import { numberAt, objectAt, RawObject, textAt } from './raw';
import { toIso } from './trimMetadata';

/** Cuts an event (`v1`) down to what is shown of it. */
export function trimEvent(object: RawObject): KeptEvent {
  const involved = objectAt(object, 'involvedObject');
  return {
    uid: textAt(object, 'metadata', 'uid') ?? '',
    involved: {
      kind: textAt(involved, 'kind') ?? '',
      name: textAt(involved, 'name') ?? '',
      uid: textAt(involved, 'uid') ?? '',
    },
    type: textAt(object, 'type') ?? 'Normal',
    reason: textAt(object, 'reason') ?? '',
    message: shorten(redactText(textAt(object, 'message') ?? ''), 500),
    count:
      numberAt(object, 'series', 'count') ?? numberAt(object, 'count') ?? 1,
    at:
      toIso(objectAt(object, 'series').lastObservedTime) ??
      toIso(object.lastTimestamp) ??
      toIso(object.eventTime) ??
      toIso(objectAt(object, 'metadata').creationTimestamp) ??
      new Date(0).toISOString(),
  };
}
