import {
  ANNOTATION_OPERATION,
  RecoveryPoint,
  RecoveryScope,
} from '@slipway/backstage-plugin-slipway-common';
import { findTag } from '../placement/tagSelector';
import { KeptSnapshot } from './kept';

/** Where snapshots lie, seen from their data store. */
export interface SnapshotPlace {
  region: string;
  scope: RecoveryScope;
}

/** A snapshot as a recovery point; `undefined` while AWS names no time of its data. */
export function toRecoveryPoint(
  snapshot: KeptSnapshot,
  { region, scope }: SnapshotPlace,
): RecoveryPoint | undefined {
  const time = getDataTime(snapshot);
  const id = snapshot.DBSnapshotIdentifier;
  if (!time || !id) {
    return undefined;
  }
  return {
    id,
    origin: getOrigin(snapshot),
    time,
    usable: snapshot.Status === 'available',
    status: snapshot.Status ?? 'unknown',
    scope,
    region,
    encrypted: snapshot.Encrypted === true,
  };
}

/**
 * The time of the data in a snapshot: the earliest that AWS says, so that no more is promised than is there.
 *
 * @remarks
 * `SnapshotCreateTime` of a copy is when it was copied, `OriginalSnapshotCreateTime` that of the original, and
 * `SnapshotDatabaseTime` the last transaction in it.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBSnapshot.html
 */
function getDataTime(snapshot: KeptSnapshot): string | undefined {
  const times = [
    snapshot.SnapshotCreateTime,
    snapshot.OriginalSnapshotCreateTime,
    snapshot.SnapshotDatabaseTime,
  ].flatMap(time => (time ? [time.getTime()] : []));
  return times.length > 0
    ? new Date(Math.min(...times)).toISOString()
    : undefined;
}

function getOrigin({
  SnapshotType,
  TagList,
}: KeptSnapshot): RecoveryPoint['origin'] {
  if (SnapshotType === 'automated' || SnapshotType === 'awsbackup') {
    return 'automated';
  }
  return findTag(TagList, ANNOTATION_OPERATION) ? 'operation' : 'manual';
}
