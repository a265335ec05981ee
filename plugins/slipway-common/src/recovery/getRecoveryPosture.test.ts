import { knownFact, unknownFact } from '../fact';
import {
  aDatastore,
  aMeasuredFact,
  anObjective,
  aPosture,
  aPostureFacts,
} from '../testUtils';
import { Datastore } from './datastore';
import { PostureFacts } from './facts';
import {
  getWorstPosture,
  PostureState,
  recoveryPostureSchema,
} from './posture';

const seen = {
  source: 'DescribeDBInstances',
  observedAt: '2026-01-15T10:00:00.000Z',
};
const never = unknownFact('none-recorded', 'Never measured');
const unreachable = unknownFact(
  'unreachable',
  'AWS does not answer since 09:30',
  '2026-01-15T09:30:00.000Z',
);

const restorableTo = (local: Datastore['latestRestorable']['local']) =>
  aDatastore({
    latestRestorable: { ...aDatastore().latestRestorable, local },
  });
const restorableAt = (time: string) => restorableTo(knownFact(time, seen));
const rto = anObjective({ measure: 'rto', source: 'slipway.dev/rto' });
const retention = anObjective({ measure: 'retention', seconds: 7 * 86_400 });

describe('getRecoveryPosture', () => {
  it('is met where every objective was seen to be met, not long ago', () => {
    const posture = aPosture();
    expect(posture).toMatchObject({
      state: 'Met',
      message: 'Every objective is met',
      weaknesses: [],
    });
    expect(posture.assessments.map(it => [it.state, it.message])).toEqual([
      ['Met', 'A restore now would lose the last 5 min; the objective is 1 h'],
      ['Met', 'The last drill took 38 min, 12 d ago; the objective is 1 h'],
      ['Met', 'Backups are kept for 7 d; the objective is 7 d'],
    ]);
    expect(posture.assessments[0]?.achieved).toEqual({
      known: true,
      value: 300,
      source: 'DescribeDBInstances',
      observedAt: '2026-01-15T10:00:00.000Z',
    });
    expect(recoveryPostureSchema.parse(posture)).toEqual(posture);
  });

  it.each<[string, Partial<PostureFacts>, PostureState, string]>([
    [
      'no objective',
      { objectives: [] },
      'Unknown',
      'No objective is stated, so nothing says whether this is enough',
    ],
    [
      'an objective that cannot be read',
      {
        problems: [
          {
            measure: 'rpo',
            scope: 'region',
            source: 'slipway.dev/rpo-region',
            message: "slipway.dev/rpo-region is 'soon'",
            remedy: 'Write a length',
          },
        ],
      },
      'Unknown',
      "slipway.dev/rpo-region is 'soon'",
    ],
    [
      'no snapshot that ever completed, and backups off',
      {
        datastore: restorableTo(
          unknownFact('none-recorded', 'No snapshot of it was ever completed'),
        ),
      },
      'Breached',
      'Nothing can be restored: No snapshot of it was ever completed',
    ],
    [
      'backups that may not be read',
      { datastore: restorableTo(unknownFact('no-access', 'AccessDenied')) },
      'Unknown',
      'AccessDenied',
    ],
    [
      'backups that have stopped',
      { datastore: restorableAt('2026-01-15T08:01:00.000Z') },
      'Breached',
      'A restore now would lose the last 2 h; the objective is 1 h',
    ],
    [
      'a target that cannot be reached',
      { unseen: unreachable },
      'Unknown',
      'AWS does not answer since 09:30',
    ],
    [
      'a picture that is old',
      { observedAt: '2026-01-15T09:00:00.000Z' },
      'Unknown',
      'Last seen 1 h 1 min ago',
    ],
    [
      'a recovery that was never measured',
      { measured: never },
      'Unknown',
      'Never measured',
    ],
    [
      'a recovery that was measured long ago',
      { measured: aMeasuredFact({ at: '2025-12-01T10:00:00.000Z' }) },
      'AtRisk',
      'The last drill took 38 min, 45 d ago; the objective is 1 h',
    ],
    [
      'a recovery that took too long',
      { measured: aMeasuredFact({ recoverySeconds: 5400, kind: 'restore' }) },
      'Breached',
      'The last restore took 1 h 30 min, 12 d ago; the objective is 1 h',
    ],
    [
      'a retention that is not known',
      {
        datastore: aDatastore({
          retentionSeconds: unknownFact('not-configured', 'Backups are off'),
        }),
      },
      'Unknown',
      'Backups are off',
    ],
    [
      'a retention of nothing',
      { datastore: aDatastore({ retentionSeconds: knownFact(0, seen) }) },
      'Breached',
      'Backups are kept for 0 s; the objective is 7 d',
    ],
  ])('%s is never met (F27)', (_, facts, state, message) => {
    const posture = aPosture(facts);
    expect([posture.state, posture.message]).toEqual([state, message]);
    expect(posture.remedy).toEqual(expect.any(String));
  });

  it.each<['rpo' | 'rto' | 'retention', 'region' | 'account', PostureState]>([
    ['rpo', 'region', 'Breached'],
    ['rpo', 'account', 'Unknown'],
    ['rto', 'region', 'Unknown'],
    ['rto', 'account', 'Unknown'],
    ['retention', 'region', 'Unknown'],
    ['retention', 'account', 'Unknown'],
  ])(
    'what is kept locally says nothing of the %s of the scope %s (F27)',
    (measure, scope, state) => {
      const objectives = [anObjective({ measure, scope, seconds: 1e9 })];
      expect(aPosture({ objectives }).state).toBe(state);
    },
  );

  it.each(['region', 'account'] as const)(
    'the RPO of the scope %s is met by a copy there',
    scope => {
      const datastore = aDatastore({
        latestRestorable: {
          local: unknownFact('none-recorded', 'Nothing'),
          region: unknownFact('none-recorded', 'Nothing'),
          account: unknownFact('none-recorded', 'Nothing'),
          [scope]: knownFact('2026-01-15T04:01:00.000Z', seen),
        },
      });
      const objectives = [anObjective({ scope, seconds: 86_400 })];
      expect(aPosture({ datastore, objectives }).assessments).toMatchObject([
        {
          state: 'Met',
          message: `A restore from another ${scope} now would lose the last 6 h; the objective is 1 d`,
        },
      ]);
    },
  );

  it.each<[string, string, PostureState]>([
    ['a little ahead', '2026-01-15T10:04:00.000Z', 'Met'],
    ['far ahead', '2026-01-15T12:01:00.000Z', 'Unknown'],
  ])('by a clock %s (%s) the RPO is %s (F27)', (_, time, state) => {
    const objectives = [anObjective()];
    const posture = aPosture({ objectives, datastore: restorableAt(time) });
    expect(posture.state).toBe(state);
    const observed = aPosture({ objectives, observedAt: time });
    expect(observed.state).toBe(state);
    const measured = aMeasuredFact({ at: time });
    expect(aPosture({ objectives: [rto], measured }).state).toBe(state);
  });

  it.each<[string, PostureState]>([
    ['2026-01-15T09:16:00.000Z', 'Met'],
    ['2026-01-15T09:15:59.000Z', 'AtRisk'],
    ['2026-01-15T09:01:00.000Z', 'AtRisk'],
    ['2026-01-15T09:00:59.000Z', 'Breached'],
  ])('at 10:01, restorable to %s, an RPO of 1 h is %s', (time, state) => {
    const datastore = restorableAt(time);
    expect(aPosture({ objectives: [anObjective()], datastore }).state).toBe(
      state,
    );
  });

  it('a recovery that took too long stays so while nobody can look, the rest is not known (F27)', () => {
    const posture = aPosture({
      unseen: unreachable,
      measured: aMeasuredFact({ recoverySeconds: 5400 }),
    });
    expect(posture.assessments.map(({ state }) => state)).toEqual([
      'Unknown',
      'Breached',
      'Unknown',
    ]);
    expect(posture.state).toBe('Breached');
  });

  it('without checks it says to declare them before a drill', () => {
    const checks = unknownFact('not-configured', 'No checks are declared');
    const posture = aPosture({
      objectives: [rto],
      measured: never,
      datastore: aDatastore({ checks }),
    });
    expect(posture.remedy).toContain('Declare slipway.dev/recovery-checks');
    expect(posture.weaknesses.map(({ code }) => code)).toEqual(['NoChecks']);
  });

  it('is as bad as the worst, in its words', () => {
    const posture = aPosture({
      objectives: [retention, rto, anObjective({ seconds: 60 })],
      measured: never,
    });
    expect(posture).toMatchObject({
      state: 'Breached',
      message:
        'A restore now would lose the last 5 min; the objective is 1 min',
    });
  });

  it('changes nothing of what it is given', () => {
    const facts = aPostureFacts();
    aPosture(facts);
    expect(facts).toEqual(aPostureFacts());
  });
});

describe('getWorstPosture', () => {
  it.each<[PostureState[], PostureState | undefined]>([
    [[], undefined],
    [['Met'], 'Met'],
    [['Met', 'Unknown'], 'Unknown'],
    [['Unknown', 'AtRisk', 'Met'], 'AtRisk'],
    [['AtRisk', 'Breached'], 'Breached'],
  ])('of %j is %s', (states, worst) => {
    expect(getWorstPosture(states)).toBe(worst);
  });
});
