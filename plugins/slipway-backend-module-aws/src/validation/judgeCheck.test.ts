import { judgeCheck } from './judgeCheck';

const oid = { bool: 16, int8: 20, numeric: 1700, text: 25, timestamptz: 1184 };
const answer = (type: number, value: string | null) => ({
  types: [type],
  rows: [[value]],
});
const expecting = (expected: boolean | number | string) => ({
  name: 'a check',
  sql: 'SELECT 1',
  expect: expected,
});
const newest = { name: 'newest', sql: 'SELECT 1', newestRow: true as const };

describe('judgeCheck', () => {
  it.each<[boolean | number | string, number, string | null, boolean, string]>([
    [true, oid.bool, 't', true, 'It returned true, as expected'],
    [true, oid.bool, 'f', false, 'It returned false; expected is true'],
    [false, oid.bool, 'f', true, 'It returned false, as expected'],
    [3, oid.int8, '3', true, 'It returned 3, as expected'],
    [3, oid.int8, '4', false, 'It returned 4; expected is 3'],
    [1.5, oid.numeric, '1.50', true, 'It returned 1.50, as expected'],
    [true, oid.int8, '1', false, 'It returned 1; expected is true'],
    [1, oid.text, '1', false, 'It returned a text; expected is 1'],
    ['ok', oid.text, 'ok', true, 'It returned a text, as expected'],
    [
      true,
      oid.bool,
      null,
      false,
      'It returned nothing (NULL); expected is true',
    ],
  ])(
    'expects %p and gets (%p) %p',
    (expected, type, value, passed, message) => {
      expect(judgeCheck(expecting(expected), answer(type, value))).toEqual({
        result: { name: 'a check', passed, message },
      });
    },
  );

  it('S7: shows no text, neither one that was returned nor one that was expected', () => {
    const { result } = judgeCheck(
      expecting('canary-expected'),
      answer(oid.text, 'canary-returned'),
    );
    expect(result).toEqual({
      name: 'a check',
      passed: false,
      message: 'It returned a text; expected is another text',
    });
  });

  it.each([
    [1184, '2026-01-15 09:00:00.123456+00', '2026-01-15T09:00:00.123Z'],
    [1184, '2026-01-15 10:00:00+01', '2026-01-15T09:00:00.000Z'],
    [1184, '2026-01-15 14:30:00+05:30', '2026-01-15T09:00:00.000Z'],
    [1114, '2026-01-15 09:00:00', '2026-01-15T09:00:00.000Z'],
    [1082, '2026-01-15', '2026-01-15T00:00:00.000Z'],
  ])('reads the time of the newest row (%p) %p', (type, text, time) => {
    expect(judgeCheck(newest, answer(type, text))).toEqual({
      result: {
        name: 'newest',
        passed: true,
        message: `The newest row is of ${time}`,
      },
      newestRowAt: time,
    });
  });

  it.each([
    [oid.timestamptz, null, 'There is no row'],
    [oid.timestamptz, 'infinity', 'It returned a time, and no point in time'],
    [oid.int8, '1768467600', 'It returned a number, and no point in time'],
  ])('finds no newest row in (%p) %p', (type, value, message) => {
    const judged = judgeCheck(newest, answer(type, value));
    expect(judged).toEqual({
      result: { name: 'newest', passed: false, message },
    });
  });

  it.each([
    [{ types: [16], rows: [] }, 'It returned no row'],
    [
      { types: [16], rows: [['t'], ['t']] },
      'It has to return one value, and returned more than one row',
    ],
    [
      { types: [16, 16], rows: [['t', 't']] },
      'It has to return one value, and returned 2 columns',
    ],
  ])('takes one value of one row only: %j', (given, message) => {
    expect(judgeCheck(expecting(true), given).result).toMatchObject({
      passed: false,
      message,
    });
  });
});
