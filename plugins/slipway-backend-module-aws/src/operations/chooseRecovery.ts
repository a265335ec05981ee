import { DBInstance, DBSnapshot } from '@aws-sdk/client-rds';
import {
  PlanRemark,
  RecoveryPointChoice,
} from '@slipway/backstage-plugin-slipway-common';
import { AwsClients } from '../accounts/AwsAccess';
import { RecoverySource } from './copyPlan';
import { readAutomatedBackup, readSnapshot } from './reads';

/** What was chosen to recover from, with what forbids it. */
export interface ChosenRecovery {
  recovery: RecoverySource;
  /** Where a snapshot was chosen. */
  snapshot?: DBSnapshot;
  blockers: PlanRemark[];
}

/** Reads live what a copy would be made from, and whether it can be. */
export async function chooseRecovery(
  reader: AwsClients,
  source: DBInstance,
  choice: RecoveryPointChoice,
): Promise<ChosenRecovery> {
  return choice.recoveryPoint === undefined
    ? chooseTime(reader, source, choice.pointInTime)
    : chooseSnapshot(reader, source, choice.recoveryPoint);
}

async function chooseSnapshot(
  reader: AwsClients,
  source: DBInstance,
  identifier: string,
): Promise<ChosenRecovery> {
  const snapshot = await readSnapshot(reader, identifier);
  const recovery: RecoverySource = {
    from: 'snapshot',
    snapshot: identifier,
    arn: snapshot?.DBSnapshotArn ?? '',
    time: (snapshot ? getSnapshotTime(snapshot) : new Date(0)).toISOString(),
  };
  const blocker = findSnapshotBlocker(identifier, snapshot, source);
  return { recovery, snapshot, blockers: blocker ? [blocker] : [] };
}

function findSnapshotBlocker(
  identifier: string,
  snapshot: DBSnapshot | undefined,
  source: DBInstance,
): PlanRemark | undefined {
  if (!snapshot) {
    return {
      code: 'RecoveryPointUnknown',
      message: `There is no snapshot '${identifier}' in the account and region of ${source.DBInstanceIdentifier}`,
      remedy: 'Choose one that is there',
    };
  }
  // The identifier of an instance may be used again for another one; this may not.
  if (snapshot.DbiResourceId !== source.DbiResourceId) {
    return {
      code: 'RecoveryPointOfAnother',
      message: `The snapshot '${identifier}' is not one of ${source.DBInstanceIdentifier} but of ${snapshot.DBInstanceIdentifier} (${snapshot.DbiResourceId})`,
      remedy: 'Choose one of its own',
    };
  }
  if (snapshot.Status === 'creating') {
    return {
      code: 'RecoveryPointNotReady',
      message: `The snapshot '${identifier}' is still being created (${snapshot.PercentProgress ?? 0} %)`,
      remedy: 'Wait until it is available, or choose another',
    };
  }
  return snapshot.Status === 'available'
    ? undefined
    : {
        code: 'RecoveryPointUnusable',
        message: `The snapshot '${identifier}' cannot be restored from: it is ${snapshot.Status}`,
        remedy: 'Choose one that is available',
      };
}

/** The time of the data in a snapshot: a copy of one is younger than the data in it. */
export function getSnapshotTime(snapshot: DBSnapshot): Date {
  return (
    snapshot.SnapshotDatabaseTime ??
    snapshot.OriginalSnapshotCreateTime ??
    snapshot.SnapshotCreateTime ??
    new Date(0)
  );
}

async function chooseTime(
  reader: AwsClients,
  source: DBInstance,
  time: string | undefined,
): Promise<ChosenRecovery> {
  const recovery: RecoverySource =
    time === undefined
      ? { from: 'latest' }
      : { from: 'time', time: toWholeSecond(time) };
  const backup = await readAutomatedBackup(reader, source.DbiResourceId ?? '');
  const { EarliestTime: earliest, LatestTime: latest } =
    backup?.RestoreWindow ?? {};
  if (!earliest || !latest) {
    const blocker = {
      code: 'NoPointInTime',
      message: `${source.DBInstanceIdentifier} cannot be restored to a point in time: ${
        source.BackupRetentionPeriod
          ? 'it has no automated backup yet'
          : 'its automated backups are off'
      }`,
      remedy: 'Restore from a snapshot, and turn automated backups on',
    };
    return { recovery, blockers: [blocker] };
  }
  const isOutside =
    time !== undefined &&
    (Date.parse(time) < earliest.getTime() ||
      Date.parse(time) > latest.getTime());
  return {
    recovery,
    blockers: isOutside
      ? [
          {
            code: 'PointOutsideWindow',
            message: `${time} is outside the window of ${source.DBInstanceIdentifier}: ${earliest.toISOString()} to ${latest.toISOString()}`,
            remedy: 'Choose a point in the window, or a snapshot',
          },
        ]
      : [],
  };
}

/** AWS restores to a second: the one that has begun, so that nothing younger than what was asked for comes back. */
function toWholeSecond(time: string): string {
  const second = Math.floor(Date.parse(time) / 1000) * 1000;
  return new Date(second).toISOString();
}

/** What it is recovered from, in words. */
export function describeRecovery(recovery: RecoverySource): string {
  switch (recovery.from) {
    case 'snapshot':
      return `snapshot ${recovery.snapshot}`;
    case 'time':
      return `the point in time ${recovery.time}`;
    default:
      return 'the latest restorable time';
  }
}
