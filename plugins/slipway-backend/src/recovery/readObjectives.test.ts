import {
  recoveryObjectiveSchema,
  RecoveryObjective,
} from '@slipway/backstage-plugin-slipway-common';
import { aComponent } from '../testUtils/aBackend';
import { readObjectives } from './readObjectives';

const HOUR = 3600;
const DAY = 24 * HOUR;

const aFloor = (parts: Partial<RecoveryObjective> = {}): RecoveryObjective => ({
  measure: 'rpo',
  scope: 'local',
  seconds: 4 * HOUR,
  source: 'slipway.environments[2].recovery.rpo',
  ...parts,
});

const read = (
  annotations: Record<string, string>,
  recovery: RecoveryObjective[] = [],
) =>
  readObjectives(
    aComponent('retail-pg', {
      kind: 'Resource',
      metadata: { name: 'retail-pg', annotations },
    }),
    { recovery },
  );

describe('readObjectives', () => {
  it('reads each measure in each scope, as lengths of time are written', () => {
    const { objectives, problems } = read({
      'slipway.dev/rpo': '15m',
      'slipway.dev/rpo-region': 'PT1H',
      'slipway.dev/rto-account': ' 2 days ',
      'slipway.dev/retention': 'P7D',
    });
    expect(problems).toEqual([]);
    expect(
      objectives.map(it => [it.measure, it.scope, it.seconds, it.source]),
    ).toEqual([
      ['rpo', 'local', 900, 'slipway.dev/rpo'],
      ['rpo', 'region', HOUR, 'slipway.dev/rpo-region'],
      ['rto', 'account', 2 * DAY, 'slipway.dev/rto-account'],
      ['retention', 'local', 7 * DAY, 'slipway.dev/retention'],
    ]);
    objectives.forEach(it =>
      expect(recoveryObjectiveSchema.parse(it)).toEqual(it),
    );
  });

  it.each<[string, RecoveryObjective, string, number, 'own' | 'floor']>([
    ['a stricter RPO', aFloor(), '1h', HOUR, 'own'],
    ['a less strict RPO', aFloor(), '8h', 4 * HOUR, 'floor'],
    ['the same RPO', aFloor(), '4h', 4 * HOUR, 'own'],
    [
      'a longer retention',
      aFloor({ measure: 'retention', seconds: 7 * DAY }),
      '30d',
      30 * DAY,
      'own',
    ],
    [
      'a shorter retention',
      aFloor({ measure: 'retention', seconds: 7 * DAY }),
      '1d',
      7 * DAY,
      'floor',
    ],
  ])('of %s the stricter one holds', (_, floor, text, seconds, whose) => {
    const annotation = `slipway.dev/${floor.measure}`;
    const { objectives } = read({ [annotation]: text }, [floor]);
    expect(objectives).toEqual([
      {
        ...floor,
        seconds,
        source: whose === 'own' ? annotation : floor.source,
      },
    ]);
  });

  it('the environment holds where the owner states nothing, and in its scope only', () => {
    const floor = aFloor({ scope: 'region' });
    expect(read({ 'slipway.dev/rpo': '1h' }, [floor]).objectives).toEqual([
      expect.objectContaining({ scope: 'local', source: 'slipway.dev/rpo' }),
      floor,
    ]);
  });

  it.each([
    ['an hour or so', "is 'an hour or so': this is not a length of time"],
    ['90', 'this is not a length of time'],
    ['-1h', 'this is not a length of time'],
    ['0s', 'it must be more than nothing and less than a hundred years'],
    ['200y', 'it must be more than nothing and less than a hundred years'],
    ['', 'it is empty'],
    ['PT', 'this is not a length of time'],
    ['{{ now }}', "is '{{ now }}'"],
    ['x'.repeat(500), `is '${'x'.repeat(60)}…'`],
  ])(
    '%j is never ignored, and the environment holds (F27)',
    (text, message) => {
      const { objectives, problems } = read({ 'slipway.dev/rpo': text }, [
        aFloor(),
      ]);
      expect(objectives).toEqual([aFloor()]);
      expect(problems).toEqual([
        {
          measure: 'rpo',
          scope: 'local',
          source: 'slipway.dev/rpo',
          message: expect.stringContaining(message),
          remedy: 'Write a length such as 15m, 1h, 7d or PT1H',
        },
      ]);
    },
  );
});
