import {
  Fact,
  knownFact,
  RecoveryPoint,
  RecoveryWindow,
  UnknownFact,
  unknownFact,
} from '@slipway/backstage-plugin-slipway-common';
import { KeptBackup, KeptInstance } from './kept';
import { listOf } from './listOf';
import { Reading, toUnknown } from './reading';

/** A data store and what was read of it. */
export interface RestorableFacts {
  instance: KeptInstance;
  observedAt: string;
  points: Fact<RecoveryPoint[]>;
  backups: Reading<KeptBackup>;
}

/** Something that can be restored, with the time of its data. */
interface Candidate {
  time: string;
  source: string;
  observedAt: string;
}

/** The points in time to which an instance can be restored. */
export function getWindow(facts: RestorableFacts): Fact<RecoveryWindow> {
  const { instance, backups, observedAt } = facts;
  if (!instance.BackupRetentionPeriod) {
    return instance.BackupRetentionPeriod === 0
      ? unknownFact(
          'not-configured',
          'Automated backups are off, so no point in time can be chosen',
        )
      : unknownFact('none-recorded', 'AWS does not say how backups are kept');
  }
  if (backups.status !== 'read') {
    return toUnknown(backups);
  }
  const { EarliestTime, LatestTime } =
    listOf(instance, backups.items)[0]?.RestoreWindow ?? {};
  const latest = instance.LatestRestorableTime ?? LatestTime;
  if (!EarliestTime || !latest) {
    return unknownFact(
      'none-recorded',
      'No automated backup has been completed yet',
    );
  }
  return knownFact(
    { earliest: EarliestTime.toISOString(), latest: latest.toISOString() },
    { source: 'rds:DescribeDBInstanceAutomatedBackups', observedAt },
  );
}

/** The newest time that a restore in the region of the instance brings back. */
export function getLocalRestorable(facts: RestorableFacts): Fact<string> {
  const { instance, points, observedAt } = facts;
  const { LatestRestorableTime, BackupRetentionPeriod } = instance;
  const candidates =
    LatestRestorableTime && BackupRetentionPeriod
      ? [
          {
            time: LatestRestorableTime.toISOString(),
            source: `LatestRestorableTime of ${instance.DBInstanceIdentifier}`,
            observedAt,
          },
        ]
      : [];
  const snapshots = toCandidates(points, ({ scope }) => scope === 'local');
  return (
    newest([...candidates, ...snapshots]) ??
    (points.known
      ? unknownFact('none-recorded', 'no backup of it has been completed')
      : points)
  );
}

/** What was read of another region in which copies may lie. */
export interface CopyRegion {
  region: string;
  points: Fact<RecoveryPoint[]>;
  backups: Reading<KeptBackup>;
}

/** The newest time that a restore in another region brings back. */
export function getRegionRestorable(
  instance: KeptInstance,
  regions: readonly CopyRegion[],
): Fact<string> {
  const replicatedTo = (instance.DBInstanceAutomatedBackupsReplications ?? [])
    .flatMap(it => it.DBInstanceAutomatedBackupsArn?.split(':')[3] ?? [])
    .filter(region => !regions.some(it => it.region === region));
  const found = newest(
    regions.flatMap(({ region, points, backups }) => [
      ...toCandidates(points, () => true),
      ...getReplica(instance, region, backups),
    ]),
  );
  if (found) {
    return found;
  }
  if (replicatedTo.length > 0) {
    return unknownFact(
      'not-configured',
      `Its backups are replicated to ${replicatedTo.join(', ')}, which is not looked into: add it to aws.copyRegions of the target`,
    );
  }
  if (regions.length === 0) {
    return unknownFact(
      'not-configured',
      'No other region is looked into: list those with copies in aws.copyRegions of the target',
    );
  }
  return (
    regions.map(getDoubt).find(it => it !== undefined) ??
    unknownFact(
      'none-recorded',
      `no copy of it is complete in ${regions.map(({ region }) => region).join(', ')}`,
    )
  );
}

/** Why nothing that is not seen in a region can be said to be missing there. */
function getDoubt({ points, backups }: CopyRegion): UnknownFact | undefined {
  if (!points.known) {
    return points;
  }
  return backups.status === 'read' ? undefined : toUnknown(backups);
}

/** Automated backups that RDS replicates carry the ARN and the resource ID of their source. */
function getReplica(
  instance: KeptInstance,
  region: string,
  backups: Reading<KeptBackup>,
): Candidate[] {
  if (backups.status !== 'read') {
    return [];
  }
  return listOf(instance, backups.items)
    .filter(backup => backup.DBInstanceArn === instance.DBInstanceArn)
    .flatMap(({ RestoreWindow }) =>
      RestoreWindow?.LatestTime
        ? [
            {
              time: RestoreWindow.LatestTime.toISOString(),
              source: `automated backups replicated to ${region}`,
              observedAt: backups.readAt,
            },
          ]
        : [],
    );
}

function toCandidates(
  points: Fact<RecoveryPoint[]>,
  isWanted: (point: RecoveryPoint) => boolean,
): Candidate[] {
  if (!points.known) {
    return [];
  }
  return points.value
    .filter(point => point.usable && isWanted(point))
    .map(({ time, id, region }) => ({
      time,
      source: `snapshot ${id} in ${region}`,
      observedAt: points.observedAt,
    }));
}

function newest(candidates: readonly Candidate[]): Fact<string> | undefined {
  const [first] = [...candidates].sort((a, b) => b.time.localeCompare(a.time));
  if (!first) {
    return undefined;
  }
  const { time, ...origin } = first;
  return knownFact(time, origin);
}
