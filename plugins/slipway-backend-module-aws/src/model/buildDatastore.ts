import { isError } from '@backstage/errors';
import {
  Datastore,
  Fact,
  knownFact,
  RecoveryPoint,
  recoveryAnnotations,
  unknownFact,
} from '@slipway/backstage-plugin-slipway-common';
import { ServiceInTarget } from '@slipway/backstage-plugin-slipway-node';
import { checkOwnership } from '../placement/ownership';
import { getEngineName } from './engineName';
import { KeptBackup, KeptInstance, KeptSnapshot } from './kept';
import { listOf } from './listOf';
import { Reading, toUnknown } from './reading';
import { SnapshotPlace, toRecoveryPoint } from './recoveryPoints';
import {
  getLocalRestorable,
  getRegionRestorable,
  getWindow,
} from './restorable';

const DAY_SECONDS = 86_400;
const MOST_POINTS = 100;

/** What was read of the backups in one region. */
export interface RegionBackups {
  region: string;
  snapshots: Reading<KeptSnapshot>;
  backups: Reading<KeptBackup>;
}

/** What a data store is built from. */
export interface DatastoreFacts {
  service: ServiceInTarget;
  instance: KeptInstance;
  /** When the instance was read, ISO 8601. */
  observedAt: string;
  home: RegionBackups;
  /** Other regions in which copies may lie. */
  copies: readonly RegionBackups[];
  /** Reads the names of the checks that an annotation declares; throws where they are wrong, saying what is. */
  parseCheckNames(annotation: string): readonly string[];
}

/** A DB instance with its backups as a data store; what was not read is unknown, never as wished. */
export function buildDatastore(facts: DatastoreFacts): Datastore {
  const { service, instance, observedAt } = facts;
  const points = readPoints(facts.home, { instance, scope: 'local' });
  const copies = facts.copies.map(copy => ({
    ...copy,
    points: readPoints(copy, { instance, scope: 'region' }),
  }));
  const restorable = {
    instance,
    observedAt,
    points,
    backups: facts.home.backups,
  };
  const known = <TValue>(value: TValue | undefined, name: string) =>
    value === undefined
      ? unknownFact('none-recorded', `AWS does not say ${name}`)
      : knownFact(value, { source: 'rds:DescribeDBInstances', observedAt });
  const { BackupRetentionPeriod, StorageEncrypted, KmsKeyId } = instance;
  const name = instance.DBInstanceIdentifier ?? '';
  return {
    id: `db-instance.${name}`,
    name,
    engine: getEngineName(instance.Engine, instance.EngineVersion),
    resourceName: instance.DBInstanceArn ?? '',
    status: instance.DBInstanceStatus ?? 'unknown',
    latestRestorable: {
      local: getLocalRestorable(restorable),
      region: getRegionRestorable(instance, copies),
      account: unknownFact(
        'not-configured',
        'Copies in other accounts are not looked into',
      ),
    },
    window: getWindow(restorable),
    recoveryPoints: joinPoints(
      points,
      copies.map(copy => copy.points),
    ),
    retentionSeconds: known(
      BackupRetentionPeriod === undefined
        ? undefined
        : BackupRetentionPeriod * DAY_SECONDS,
      'how long backups are kept',
    ),
    encryption: known(
      StorageEncrypted === undefined
        ? undefined
        : { encrypted: StorageEncrypted, ...(KmsKeyId && { key: KmsKeyId }) },
      'whether it is encrypted',
    ),
    deletionProtection: known(
      instance.DeletionProtection,
      'whether deletion protection is on',
    ),
    multiZone: known(instance.MultiAZ, 'whether it is in several zones'),
    checks: readChecks(facts),
    ownership: checkOwnership(instance, service),
  };
}

function readPoints(
  { region, snapshots }: RegionBackups,
  {
    instance,
    scope,
  }: { instance: KeptInstance } & Pick<SnapshotPlace, 'scope'>,
): Fact<RecoveryPoint[]> {
  if (snapshots.status !== 'read') {
    return toUnknown(snapshots);
  }
  const points = listOf(instance, snapshots.items).flatMap(
    snapshot => toRecoveryPoint(snapshot, { region, scope }) ?? [],
  );
  return knownFact(points, {
    source: `rds:DescribeDBSnapshots in ${region}`,
    observedAt: snapshots.readAt,
  });
}

/** Those at home decide whether they are known; copies that are not seen are told of by the scope that needs them. */
function joinPoints(
  home: Fact<RecoveryPoint[]>,
  copies: readonly Fact<RecoveryPoint[]>[],
): Fact<RecoveryPoint[]> {
  if (!home.known) {
    return home;
  }
  const all = [home, ...copies].flatMap(it => (it.known ? it.value : []));
  const newestFirst = all.sort((a, b) => b.time.localeCompare(a.time));
  return { ...home, value: newestFirst.slice(0, MOST_POINTS) };
}

function readChecks({
  service,
  observedAt,
  parseCheckNames,
}: DatastoreFacts): Datastore['checks'] {
  const annotation =
    service.entity.metadata.annotations?.[recoveryAnnotations.checks];
  if (annotation === undefined) {
    return unknownFact('not-configured', 'no check is declared');
  }
  try {
    return knownFact([...parseCheckNames(annotation)], {
      source: `annotation ${recoveryAnnotations.checks}`,
      observedAt,
    });
  } catch (error) {
    return unknownFact(
      'not-configured',
      `the checks are not declared as they should be: ${isError(error) ? error.message : error}`,
    );
  }
}
