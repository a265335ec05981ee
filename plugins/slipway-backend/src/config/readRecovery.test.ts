import { ConfigReader } from '@backstage/config';
import { JsonObject, JsonValue } from '@backstage/types';
import { readRecovery } from './readRecovery';

const KEY = 'slipway.environments[0]';

const read = (recovery?: JsonValue) =>
  readRecovery(
    new ConfigReader(
      recovery === undefined ? {} : ({ recovery } as JsonObject),
    ),
    KEY,
  );

describe('readRecovery', () => {
  it('reads each objective with the key that states it', () => {
    expect(
      read({ rpo: '4h', retention: { days: 7 }, 'rpo-region': 'P1D' }),
    ).toEqual([
      {
        measure: 'rpo',
        scope: 'local',
        seconds: 14_400,
        source: `${KEY}.recovery.rpo`,
      },
      {
        measure: 'rpo',
        scope: 'region',
        seconds: 86_400,
        source: `${KEY}.recovery.rpo-region`,
      },
      {
        measure: 'retention',
        scope: 'local',
        seconds: 7 * 86_400,
        source: `${KEY}.recovery.retention`,
      },
    ]);
    expect(read()).toEqual([]);
  });

  it.each<[JsonObject, string]>([
    [
      { rpo: 'soon' },
      `Invalid configuration at '${KEY}.recovery.rpo', which is "soon": this is not a length of time. Write a length such as 15m, 1h, 7d or PT1H.`,
    ],
    [
      { rto: 3600 },
      `'${KEY}.recovery.rto', which is 3600: a number alone says no unit`,
    ],
    [{ rto: '0h' }, 'it must be more than nothing'],
    [{ rto: { fortnights: 1 } }, 'this is not a length of time'],
    [
      { 'rpo-zone': '1h' },
      `'${KEY}.recovery.rpo-zone': nothing reads this key`,
    ],
    [{ rpo: true }, 'this is not a length of time'],
    [{ rpo: '' }, 'it is empty'],
  ])('refuses %j with key, value and fix', (recovery, message) => {
    expect(() => read(recovery)).toThrow(message);
  });
});
