import { build, denied, read, readAt, west } from '../testUtils/buildFrom';
import { aBackup, anInstance, arnOf, aSnapshot } from '../testUtils/builders';
import { DatastoreFacts } from './buildDatastore';

describe('what other regions can restore', () => {
  const regionOf = (parts: Partial<DatastoreFacts>) =>
    build(parts).latestRestorable.region;

  it('finds copied snapshots', () => {
    const copy = aSnapshot({
      DBSnapshotIdentifier: 'copy',
      SnapshotCreateTime: new Date('2026-01-15T06:00:00Z'),
      OriginalSnapshotCreateTime: new Date('2026-01-15T03:10:00Z'),
    });
    const datastore = build({ copies: [west({ snapshots: read(copy) })] });
    expect(datastore.latestRestorable.region).toEqual({
      known: true,
      value: '2026-01-15T03:10:00.000Z',
      source: 'snapshot copy in us-west-2',
      observedAt: readAt,
    });
    expect(datastore.recoveryPoints).toMatchObject({
      value: [{ id: 'copy', scope: 'region', region: 'us-west-2' }],
    });
  });

  it('finds replicated automated backups', () => {
    expect(
      regionOf({ copies: [west({ backups: read(aBackup()) })] }),
    ).toMatchObject({
      value: '2026-01-15T09:50:00.000Z',
      source: 'automated backups replicated to us-west-2',
    });
  });

  it('takes none of another instance, and none that is not complete (F27)', () => {
    const other = arnOf('retail-pg', '999999999999');
    expect(
      regionOf({
        copies: [
          west({
            snapshots: read(
              aSnapshot({ Status: 'creating' }),
              aSnapshot({ DbiResourceId: 'db-other' }),
            ),
            backups: read(
              aBackup({ DBInstanceArn: other }),
              aBackup({ RestoreWindow: undefined }),
            ),
          }),
        ],
      }),
    ).toEqual({
      known: false,
      reason: 'none-recorded',
      message: 'no copy of it is complete in us-west-2',
    });
  });

  it('says nothing is there only where it has looked (F27)', () => {
    expect(
      regionOf({ copies: [west(), west({ snapshots: denied })] }),
    ).toMatchObject({ known: false, reason: 'no-access' });
    expect(
      regionOf({ copies: [west({ backups: { status: 'loading' } })] }),
    ).toMatchObject({ known: false, reason: 'unreachable' });
  });

  it('names the region to which its backups are replicated and which is not looked into', () => {
    const instance = anInstance({
      DBInstanceAutomatedBackupsReplications: [
        {
          DBInstanceAutomatedBackupsArn:
            'arn:aws:rds:us-west-2:123456789012:auto-backup:ab-1',
        },
      ],
    });
    expect(regionOf({ instance })).toMatchObject({
      reason: 'not-configured',
      message:
        'Its backups are replicated to us-west-2, which is not looked into: add it to aws.copyRegions of the target',
    });
    expect(regionOf({ instance, copies: [west()] })).toMatchObject({
      reason: 'none-recorded',
    });
  });
});
