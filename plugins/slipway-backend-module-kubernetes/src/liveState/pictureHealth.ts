import { WatchedKind } from '../model/kept';
import { ReflectorState, ReflectorTrouble } from '../reflector/reflectorState';

/** What one kind of a picture is worth. */
export interface KindHealth {
  kind: WatchedKind;
  state: ReflectorState;
  isListed: boolean;
  lastContactAt?: number;
}

/** What a picture is worth, all its kinds taken together. */
export type PictureHealth =
  | { status: 'loading' }
  | { status: 'synced'; observedAt: string }
  | {
      status: ReflectorTrouble;
      since: string;
      message: string;
      /** When all that is kept was last seen; absent where something was never read. */
      observedAt?: string;
    };

const gravest: readonly ReflectorTrouble[] = [
  'unreachable',
  'no-access',
  'stale',
];

/**
 * A picture is worth what its worst kind is worth: a Deployment whose pods are not seen is not known to be healthy.
 */
export function getPictureHealth(kinds: readonly KindHealth[]): PictureHealth {
  const seen = kinds.filter(kind => kind.isListed);
  const oldest = Math.min(...seen.map(kind => kind.lastContactAt ?? 0));
  const observedAt =
    seen.length > 0 ? new Date(oldest).toISOString() : undefined;

  for (const status of gravest) {
    const troubled = kinds.flatMap(({ kind, state }) =>
      state.status === status ? [{ kind, ...state }] : [],
    );
    const [first] = troubled.sort((left, right) =>
      left.since.localeCompare(right.since),
    );
    if (first) {
      const names = troubled.map(({ kind }) => kind).join(', ');
      const { since, message } = first;
      return { status, since, message: `${names}: ${message}`, observedAt };
    }
  }
  return kinds.every(kind => kind.state.status === 'synced') && observedAt
    ? { status: 'synced', observedAt }
    : { status: 'loading' };
}
