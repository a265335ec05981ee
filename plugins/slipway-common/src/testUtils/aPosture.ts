import { Fact, knownFact } from '../fact';
import { PostureFacts } from '../recovery/facts';
import { getRecoveryPosture } from '../recovery/getRecoveryPosture';
import { MeasuredRecovery } from '../recovery/measured';
import { RecoveryObjective } from '../recovery/objective';
import { RecoveryPosture } from '../recovery/posture';
import { DatastoreRecovery } from '../recovery/recoveryView';
import { aDatastore } from './aDatastore';

/** An RPO of one hour in the region of the data store, which the test changes as it needs. @public */
export function anObjective(
  overrides: Partial<RecoveryObjective> = {},
): RecoveryObjective {
  return {
    measure: 'rpo',
    scope: 'local',
    seconds: 3600,
    source: 'slipway.dev/rpo',
    ...overrides,
  };
}

/** A drill of 38 minutes that ended on 3 January 2026, which the test changes as it needs. @public */
export function aMeasuredRecovery(
  overrides: Partial<MeasuredRecovery> = {},
): MeasuredRecovery {
  return {
    operationId: '0c7e4f0a-3b1d-4c62-8f5e-2a9d6b7c8e01',
    kind: 'drill',
    at: '2026-01-03T10:00:00.000Z',
    recoverySeconds: 38 * 60,
    jobSeconds: 31 * 60,
    dataLossSeconds: 240,
    ...overrides,
  };
}

/** A measured recovery as a fact. @public */
export function aMeasuredFact(
  overrides: Partial<MeasuredRecovery> = {},
): Fact<MeasuredRecovery> {
  const measured = aMeasuredRecovery(overrides);
  return knownFact(measured, {
    source: `${measured.kind} ${measured.operationId}`,
    observedAt: measured.at,
  });
}

/**
 * What the posture of `retail-pg` is computed from at 10:01 on 15 January 2026: RPO, RTO and retention are met; the test
 * changes it as it needs.
 *
 * @public
 */
export function aPostureFacts(
  overrides: Partial<PostureFacts> = {},
): PostureFacts {
  return {
    datastore: aDatastore(),
    objectives: [
      anObjective(),
      anObjective({ measure: 'rto', source: 'slipway.dev/rto' }),
      anObjective({
        measure: 'retention',
        seconds: 7 * 86_400,
        source: 'slipway.dev/retention',
      }),
    ],
    measured: aMeasuredFact(),
    observedAt: '2026-01-15T10:00:00.000Z',
    now: Date.parse('2026-01-15T10:01:00.000Z'),
    ...overrides,
  };
}

/** The posture of `retail-pg`, computed from facts that the test changes as it needs. @public */
export function aPosture(facts: Partial<PostureFacts> = {}): RecoveryPosture {
  return getRecoveryPosture(aPostureFacts(facts));
}

/** How `retail-pg` stands, as shown beside it, computed from facts that the test changes as it needs. @public */
export function aDatastoreRecovery(
  facts: Partial<PostureFacts> = {},
): DatastoreRecovery {
  const { datastore, measured } = aPostureFacts(facts);
  return { datastore: datastore.id, posture: aPosture(facts), measured };
}
