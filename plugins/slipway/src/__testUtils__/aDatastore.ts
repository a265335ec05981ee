import {
  Datastore,
  DatastoreRecovery,
  getRecoveryPosture,
  knownFact,
  MeasuredRecovery,
  RecoveryObjective,
  RecoveryPoint,
  ServiceView,
  TargetView,
  unknownFact,
} from '@slipway/backstage-plugin-slipway-common';
import {
  anEnvironmentView,
  aServiceView,
  aTargetView,
} from '@slipway/backstage-plugin-slipway-common/testUtils';

const MINUTE = 60_000;
const SOURCE = 'rds:DescribeDBInstances';

/** The time that many minutes ago. */
export const minutesAgo = (minutes: number) =>
  new Date(Date.now() - minutes * MINUTE).toISOString();

const seen = <TValue>(value: TValue, source = SOURCE) =>
  knownFact(value, { source, observedAt: minutesAgo(0.5) });

/** A snapshot that can be restored from, which the test changes as it needs. */
export function aRecoveryPoint(
  overrides: Partial<RecoveryPoint> = {},
): RecoveryPoint {
  return {
    id: 'rds:retail-pg-2026-01-15-03-10',
    origin: 'automated',
    time: minutesAgo(300),
    usable: true,
    status: 'available',
    scope: 'local',
    region: 'us-east-1',
    encrypted: true,
    ...overrides,
  };
}

/** The data store `retail-pg`, of which the last 4 minutes would be lost; the test changes it as it needs. */
export function aDatastore(overrides: Partial<Datastore> = {}): Datastore {
  const name = overrides.name ?? 'retail-pg';
  return {
    id: `db-instance.${name}`,
    name,
    engine: 'RDS PostgreSQL 16.4',
    resourceName: `arn:aws:rds:us-east-1:123456789012:db:${name}`,
    status: 'available',
    latestRestorable: {
      local: seen(minutesAgo(4)),
      region: unknownFact('none-recorded', 'No copy is in another region'),
      account: unknownFact('not-configured', 'Copies elsewhere are not read'),
    },
    window: seen({
      earliest: minutesAgo(7 * 24 * 60),
      latest: minutesAgo(4),
    }),
    recoveryPoints: seen(
      [
        aRecoveryPoint(),
        aRecoveryPoint({
          id: 'retail-pg-before-migration',
          origin: 'manual',
          time: minutesAgo(3000),
        }),
      ],
      'rds:DescribeDBSnapshots',
    ),
    retentionSeconds: seen(7 * 86_400),
    encryption: seen({
      encrypted: true,
      key: 'arn:aws:kms:us-east-1:123456789012:key/5e1d9c1e',
    }),
    deletionProtection: seen(true),
    multiZone: seen(false),
    checks: knownFact(['orders are there', 'newest order'], {
      source: 'slipway.dev/recovery-checks',
      observedAt: minutesAgo(0.5),
    }),
    ownership: {
      proved: true,
      evidence: 'tag backstage.io/entity-ref=resource:default/retail-pg',
    },
    ...overrides,
  };
}

/** An RPO of one hour and an RTO of one hour. */
export const someObjectives: RecoveryObjective[] = [
  { measure: 'rpo', scope: 'local', seconds: 3600, source: 'slipway.dev/rpo' },
  { measure: 'rto', scope: 'local', seconds: 3600, source: 'slipway.dev/rto' },
];

/** What a drill of twelve days ago measured, which the test changes as it needs. */
export function aMeasuredRecovery(
  overrides: Partial<MeasuredRecovery> = {},
): MeasuredRecovery {
  return {
    operationId: '5e1d9c1e-6d0b-4f0e-9a43-0b8f8f0a1d01',
    kind: 'drill',
    at: minutesAgo(12 * 24 * 60),
    recoverySeconds: 38 * 60,
    jobSeconds: 31 * 60,
    dataLossSeconds: 12,
    ...overrides,
  };
}

/** How a data store stands against its objectives, as the backend computes it. */
export function aDatastoreRecovery(
  datastore: Datastore,
  options: {
    objectives?: RecoveryObjective[];
    measured?: MeasuredRecovery;
  } = {},
): DatastoreRecovery {
  const { objectives = someObjectives, measured: value } = options;
  const measured = value
    ? knownFact(value, { source: 'the last drill', observedAt: value.at })
    : unknownFact('none-recorded', 'No restore and no drill was validated yet');
  return {
    datastore: datastore.id,
    measured,
    posture: getRecoveryPosture({
      datastore,
      objectives,
      measured,
      observedAt: minutesAgo(0.5),
      now: Date.now(),
    }),
  };
}

/** A target in which data stores are seen, each with how it stands. */
export function aDatastoreTarget(
  datastores: Datastore[],
  overrides: Partial<TargetView> = {},
  options: Parameters<typeof aDatastoreRecovery>[1] = {
    measured: aMeasuredRecovery(),
  },
): TargetView {
  return aTargetView({
    id: 'retail-data',
    title: 'retail-data',
    platform: 'aws',
    place: '123456789012 / us-east-1',
    observation: {
      status: 'observed',
      observedAt: minutesAgo(0.5),
      workloads: [],
      datastores,
    },
    recovery: datastores.map(datastore =>
      aDatastoreRecovery(datastore, options),
    ),
    ...overrides,
  });
}

/** The page of `resource:default/retail-pg`, which is in production alone; the test changes it as it needs. */
export function aDatastoreView(
  targets: TargetView[] = [aDatastoreTarget([aDatastore()])],
  overrides: Partial<ServiceView> = {},
): ServiceView {
  return aServiceView({
    entityRef: 'resource:default/retail-pg',
    title: 'retail-pg',
    signalId: 'a1b2c3d4e5f60718',
    environments: [
      anEnvironmentView({
        name: 'production',
        title: 'Production',
        phase: undefined,
        targets,
      }),
    ],
    ...overrides,
  });
}
