import { redactText, shorten } from '../diff/redactText';
import { KeptContainer, KeptPod, KeptTermination } from './kept';
import { numberAt, objectAt, objectsAt, RawObject, textAt } from './raw';
import { toIso, trimConditions, trimMetadata } from './trimMetadata';

/** Longest message of a container that is kept, in characters. */
const longestMessage = 500;

/** Cuts a pod down to what is shown of it. */
export function trimPod(object: RawObject): KeptPod {
  const node = textAt(object, 'spec', 'nodeName');
  return {
    ...trimMetadata(object, { labels: 'revision' }),
    phase: textAt(object, 'status', 'phase') ?? 'Unknown',
    reason: textAt(object, 'status', 'reason') ?? '',
    message: toMessage(textAt(object, 'status', 'message')),
    ...(node ? { node } : {}),
    conditions: trimConditions(object),
    containers: [
      ...objectsAt(object, 'status', 'initContainerStatuses').map(status =>
        trimContainer(status, true),
      ),
      ...inOrderOfTemplate(object).map(status => trimContainer(status, false)),
    ],
  };
}

/** The kubelet reports containers by name. */
function inOrderOfTemplate(object: RawObject): RawObject[] {
  const names = objectsAt(object, 'spec', 'containers').map(container =>
    textAt(container, 'name'),
  );
  const place = (status: RawObject) => names.indexOf(textAt(status, 'name'));
  return objectsAt(object, 'status', 'containerStatuses').sort(
    (left, right) => place(left) - place(right),
  );
}

function trimContainer(status: RawObject, init: boolean): KeptContainer {
  const waiting = objectAt(status, 'state', 'waiting');
  const reason = textAt(waiting, 'reason');
  const terminated = trimTermination(objectAt(status, 'state', 'terminated'));
  const lastTerminated = trimTermination(
    objectAt(status, 'lastState', 'terminated'),
  );
  return {
    name: textAt(status, 'name') ?? '',
    image: textAt(status, 'image') ?? '',
    init,
    ready: status.ready === true,
    started: status.started !== false,
    restarts: numberAt(status, 'restartCount') ?? 0,
    ...(reason
      ? {
          waiting: { reason, message: toMessage(textAt(waiting, 'message')) },
        }
      : {}),
    ...(terminated ? { terminated } : {}),
    ...(lastTerminated ? { lastTerminated } : {}),
  };
}

function trimTermination(state: RawObject): KeptTermination | undefined {
  const exitCode = numberAt(state, 'exitCode');
  if (exitCode === undefined) {
    return undefined;
  }
  const at = toIso(state.finishedAt);
  return {
    exitCode,
    reason: textAt(state, 'reason') ?? '',
    message: toMessage(textAt(state, 'message')),
    ...(at ? { at } : {}),
  };
}

function toMessage(text: string | undefined): string {
  return shorten(redactText(text ?? '').trim(), longestMessage);
}
