import { knownFact, unknownFact } from '../fact';
import { Datastore, RecoveryPoint } from '../recovery/datastore';

const SEEN_AT = '2026-01-15T10:00:00.000Z';
const ARN = 'arn:aws:rds:us-east-1:123456789012:db:retail-pg';

/** A snapshot that a schedule made in the night, which the test changes as it needs. @public */
export function aRecoveryPoint(
  overrides: Partial<RecoveryPoint> = {},
): RecoveryPoint {
  return {
    id: 'rds:retail-pg-2026-01-15-03-10',
    origin: 'automated',
    time: '2026-01-15T03:10:00.000Z',
    usable: true,
    status: 'available',
    scope: 'local',
    region: 'us-east-1',
    encrypted: true,
    ...overrides,
  };
}

/**
 * The PostgreSQL instance `retail-pg`, seen at 10:00 on 15 January 2026: restorable to four minutes before, kept for seven
 * days, without copies elsewhere; the test changes it as it needs.
 *
 * @public
 */
export function aDatastore(overrides: Partial<Datastore> = {}): Datastore {
  const origin = { source: 'DescribeDBInstances', observedAt: SEEN_AT };
  return {
    id: 'db-instance.retail-pg',
    name: 'retail-pg',
    engine: 'RDS PostgreSQL 16.4',
    resourceName: ARN,
    status: 'available',
    latestRestorable: {
      local: knownFact('2026-01-15T09:56:00.000Z', origin),
      region: unknownFact(
        'none-recorded',
        'No backup of it is copied to another region',
      ),
      account: unknownFact(
        'not-configured',
        'Copies in other accounts are not looked for',
      ),
    },
    window: knownFact(
      {
        earliest: '2026-01-08T10:00:00.000Z',
        latest: '2026-01-15T09:56:00.000Z',
      },
      origin,
    ),
    recoveryPoints: knownFact([aRecoveryPoint()], {
      ...origin,
      source: 'DescribeDBSnapshots',
    }),
    retentionSeconds: knownFact(7 * 86_400, origin),
    encryption: knownFact({ encrypted: true, key: 'alias/aws/rds' }, origin),
    deletionProtection: knownFact(true, origin),
    multiZone: knownFact(false, origin),
    checks: knownFact(['orders are there', 'newest order'], {
      ...origin,
      source: 'slipway.dev/recovery-checks',
    }),
    ownership: {
      proved: true,
      evidence: 'tag backstage.io/entity-ref=resource:default/retail-pg',
    },
    ...overrides,
  };
}
