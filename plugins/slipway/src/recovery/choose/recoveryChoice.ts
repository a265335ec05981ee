import {
  Datastore,
  OperationInput,
  OperationKind,
  RecoveryPoint,
} from '@slipway/backstage-plugin-slipway-common';
import { formatTime, parseTime } from './parseTime';

/** What a person chose to restore: the newest that can be had, a time, or a recovery point that was kept. */
export type RecoveryChoice =
  | { type: 'latest' }
  | { type: 'time'; text: string }
  | { type: 'point'; id: string | undefined };

/** Why what was chosen cannot be restored. */
export type ChoiceFault = 'not-a-time' | 'outside' | 'none';

/** The recovery points that can be restored where the data store is, newest first. */
export function getUsablePoints({
  recoveryPoints,
}: Datastore): readonly RecoveryPoint[] {
  return recoveryPoints.known
    ? recoveryPoints.value.filter(
        ({ usable, scope }) => usable && scope === 'local',
      )
    : [];
}

/** The choice that stands at first: what was chosen before, else the newest that can be had. */
export function getFirstChoice(
  datastore: Datastore,
  before: OperationInput | undefined,
): RecoveryChoice {
  const { recoveryPoint, pointInTime } = (before ??
    {}) as OperationInput<'drill'>;
  if (recoveryPoint !== undefined) {
    return { type: 'point', id: recoveryPoint };
  }
  const { window } = datastore;
  if (!window.known) {
    return { type: 'point', id: getUsablePoints(datastore)[0]?.id };
  }
  return pointInTime === undefined || pointInTime === window.value.latest
    ? { type: 'latest' }
    : { type: 'time', text: formatTime(new Date(pointInTime)) };
}

/**
 * What a choice asks of the backend.
 *
 * @remarks
 * A restore names its point always, also where it is the newest, so that what was reviewed is what is restored; a drill
 * leaves it open.
 */
export function toInput(
  choice: RecoveryChoice,
  { kind, datastore }: { kind: OperationKind; datastore: Datastore },
): OperationInput<'drill'> | ChoiceFault {
  const { window } = datastore;
  switch (choice.type) {
    case 'latest':
      if (kind === 'drill') {
        return {};
      }
      return window.known ? { pointInTime: window.value.latest } : 'none';
    case 'point':
      return choice.id === undefined ? 'none' : { recoveryPoint: choice.id };
    case 'time': {
      const time = parseTime(choice.text);
      if (!time) {
        return 'not-a-time';
      }
      return window.known && isWithin(time, window.value)
        ? { pointInTime: time.toISOString() }
        : 'outside';
    }
    default:
      return choice satisfies never;
  }
}

/** The window is told to the millisecond, a time is chosen to the second. */
function isWithin(
  time: Date,
  { earliest, latest }: { earliest: string; latest: string },
): boolean {
  return (
    time.getTime() >= Math.floor(Date.parse(earliest) / 1000) * 1000 &&
    time.getTime() <= Date.parse(latest)
  );
}
