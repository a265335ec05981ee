import { AwsFailure } from '../accounts/awsErrors';
import {
  UnknownFact,
  unknownFact,
} from '@slipway/backstage-plugin-slipway-common';

/** What a list that is read again and again is worth. */
export type Reading<TItem> =
  | { status: 'loading' }
  | {
      status: 'read';
      items: readonly TItem[];
      /** When it was asked for, ISO 8601. */
      readAt: string;
    }
  | {
      status: 'failing';
      reason: AwsFailure['reason'];
      message: string;
      /** When it was last read, or first tried, ISO 8601. */
      since: string;
      /** What was read before. */
      last?: { items: readonly TItem[]; readAt: string };
    };

/** A list that cannot be relied on now, as an unknown. */
export function toUnknown(
  reading: Exclude<Reading<unknown>, { status: 'read' }>,
): UnknownFact {
  if (reading.status === 'loading') {
    return unknownFact(
      'unreachable',
      'AWS is being asked for the first time and has not answered in full yet',
    );
  }
  const { reason, message, since } = reading;
  const isRefused = reason === 'denied' || reason === 'credentials';
  return unknownFact(isRefused ? 'no-access' : 'unreachable', message, since);
}
