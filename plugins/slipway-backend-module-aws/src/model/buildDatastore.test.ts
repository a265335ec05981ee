import { InputError } from '@backstage/errors';
import { recoveryAnnotations } from '@slipway/backstage-plugin-slipway-common';
import {
  build,
  denied,
  home,
  observedAt,
  read,
  readAt,
} from '../testUtils/buildFrom';
import {
  aBackup,
  aDatastore,
  anInstance,
  arnOf,
  aSnapshot,
  tags,
} from '../testUtils/builders';

describe('buildDatastore', () => {
  it('shows what AWS says, each with its source and age', () => {
    const fact = { known: true, source: 'rds:DescribeDBInstances', observedAt };
    expect(
      build({
        home: home({ snapshots: read(aSnapshot()), backups: read(aBackup()) }),
      }),
    ).toEqual({
      id: 'db-instance.retail-pg',
      name: 'retail-pg',
      engine: 'RDS PostgreSQL 16.4',
      resourceName: arnOf('retail-pg'),
      status: 'available',
      latestRestorable: {
        local: {
          known: true,
          value: '2026-01-15T09:55:00.000Z',
          source: 'LatestRestorableTime of retail-pg',
          observedAt,
        },
        region: expect.objectContaining({ reason: 'not-configured' }),
        account: expect.objectContaining({ reason: 'not-configured' }),
      },
      window: {
        known: true,
        value: {
          earliest: '2026-01-08T03:10:00.000Z',
          latest: '2026-01-15T09:55:00.000Z',
        },
        source: 'rds:DescribeDBInstanceAutomatedBackups',
        observedAt,
      },
      recoveryPoints: {
        known: true,
        value: [
          {
            id: 'rds:retail-pg-2026-01-15-03-10',
            origin: 'automated',
            time: '2026-01-15T03:10:00.000Z',
            usable: true,
            status: 'available',
            scope: 'local',
            region: 'us-east-1',
            encrypted: true,
          },
        ],
        source: 'rds:DescribeDBSnapshots in us-east-1',
        observedAt: readAt,
      },
      retentionSeconds: { ...fact, value: 7 * 86_400 },
      encryption: { ...fact, value: { encrypted: true, key: 'key-1' } },
      deletionProtection: { ...fact, value: true },
      multiZone: { ...fact, value: false },
      checks: {
        known: false,
        reason: 'not-configured',
        message: 'no check is declared',
      },
      ownership: {
        proved: true,
        evidence: 'tag backstage.io/entity-ref: resource:default/retail-pg',
      },
    });
  });

  it('calls nothing known that AWS does not say (F27)', () => {
    const datastore = build({
      instance: { DBInstanceIdentifier: 'retail-pg' },
    });
    for (const fact of [
      datastore.latestRestorable.local,
      datastore.latestRestorable.region,
      datastore.window,
      datastore.retentionSeconds,
      datastore.encryption,
      datastore.deletionProtection,
      datastore.multiZone,
    ]) {
      expect(fact.known).toBe(false);
    }
    expect(datastore.ownership.proved).toBe(false);
  });

  it.each([
    ['failed', 'failed'],
    ['still being made', 'creating'],
    ['of no known state', undefined],
  ])('restores nothing from a snapshot that is %s (F27)', (_, Status) => {
    const datastore = build({
      instance: anInstance({
        BackupRetentionPeriod: 0,
        LatestRestorableTime: undefined,
      }),
      home: home({ snapshots: read(aSnapshot({ Status })) }),
    });
    expect(datastore.latestRestorable.local).toEqual({
      known: false,
      reason: 'none-recorded',
      message: 'no backup of it has been completed',
    });
    expect(datastore.recoveryPoints).toMatchObject({
      value: [{ usable: false, status: Status ?? 'unknown' }],
    });
  });

  it('takes a latest restorable time for nothing where backups are off (F27)', () => {
    const datastore = build({
      instance: anInstance({ BackupRetentionPeriod: 0 }),
      home: home({ backups: read(aBackup()) }),
    });
    expect(datastore.latestRestorable.local.known).toBe(false);
    expect(datastore.window).toMatchObject({ reason: 'not-configured' });
    expect(datastore.retentionSeconds).toMatchObject({ value: 0 });
  });

  it('has no window before the first backup is complete (F27)', () => {
    const backup = aBackup({ RestoreWindow: {} });
    expect(build({ home: home({ backups: read(backup) }) }).window).toEqual({
      known: false,
      reason: 'none-recorded',
      message: 'No automated backup has been completed yet',
    });
  });

  it('takes the newest of snapshots where no log is shipped', () => {
    const older = aSnapshot({
      DBSnapshotIdentifier: 'older',
      SnapshotCreateTime: new Date('2026-01-14T03:00:00Z'),
    });
    const datastore = build({
      instance: anInstance({ LatestRestorableTime: undefined }),
      home: home({ snapshots: read(older, aSnapshot()) }),
    });
    expect(datastore.latestRestorable.local).toEqual({
      known: true,
      value: '2026-01-15T03:10:00.000Z',
      source: 'snapshot rds:retail-pg-2026-01-15-03-10 in us-east-1',
      observedAt: readAt,
    });
    expect(datastore.recoveryPoints).toMatchObject({
      value: [{ origin: 'automated' }, { id: 'older' }],
    });
  });

  it('takes no snapshot of an instance that once had the same name (F27)', () => {
    const snapshot = aSnapshot({ DbiResourceId: 'db-of-before' });
    expect(
      build({ home: home({ snapshots: read(snapshot) }) }).recoveryPoints,
    ).toMatchObject({ value: [] });
  });

  it('gives the data of a snapshot the earliest of its times, and says who made it', () => {
    const snapshot = aSnapshot({
      SnapshotType: 'manual',
      SnapshotCreateTime: new Date('2026-01-15T05:00:00Z'),
      OriginalSnapshotCreateTime: new Date('2026-01-15T03:00:00Z'),
      SnapshotDatabaseTime: new Date('2026-01-15T02:59:00Z'),
    });
    const made = {
      ...snapshot,
      TagList: tags({ 'slipway.dev/operation': '1' }),
    };
    const { recoveryPoints } = build({
      home: home({ snapshots: read(snapshot, made) }),
    });
    expect(recoveryPoints).toMatchObject({
      value: [
        { time: '2026-01-15T02:59:00.000Z', origin: 'manual' },
        { origin: 'operation' },
      ],
    });
  });

  it('shows a hundred recovery points, the newest first', () => {
    const many = Array.from({ length: 150 }, (_, day) =>
      aSnapshot({
        DBSnapshotIdentifier: `snapshot-${day}`,
        SnapshotCreateTime: new Date(Date.UTC(2025, 0, day + 1)),
      }),
    );
    const { recoveryPoints } = build({
      home: home({ snapshots: read(...many) }),
    });
    const ids = recoveryPoints.known
      ? recoveryPoints.value.map(({ id }) => id)
      : [];
    expect([ids.length, ids[0]]).toEqual([100, 'snapshot-149']);
  });

  it('says what may not be read, and relies on nothing that was read before (F5)', () => {
    const datastore = build({
      instance: anInstance({ LatestRestorableTime: undefined }),
      home: home({
        snapshots: {
          ...denied,
          last: { items: [aSnapshot()], readAt },
        },
        backups: { status: 'loading' },
      }),
    });
    const unknown = {
      known: false,
      reason: 'no-access',
      message: 'rds:DescribeDBSnapshots is not allowed',
      since: readAt,
    };
    expect(datastore.recoveryPoints).toEqual(unknown);
    expect(datastore.latestRestorable.local).toEqual(unknown);
    expect(datastore.window).toMatchObject({
      reason: 'unreachable',
      message: expect.stringContaining('for the first time'),
    });
  });

  describe('checks', () => {
    const service = aDatastore({
      annotations: { [recoveryAnnotations.checks]: 'orders,newest' },
    });

    it('are named', () => {
      expect(build({ service }).checks).toMatchObject({
        value: ['orders', 'newest'],
        source: 'annotation slipway.dev/recovery-checks',
      });
    });

    it('are unknown where they are wrong, and it is said why', () => {
      const parseCheckNames = () => {
        throw new InputError('sql is missing');
      };
      expect(build({ service, parseCheckNames }).checks).toEqual({
        known: false,
        reason: 'not-configured',
        message:
          'the checks are not declared as they should be: sql is missing',
      });
    });
  });
});
