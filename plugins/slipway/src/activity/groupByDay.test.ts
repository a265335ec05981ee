import {
  aChangeItem,
  anObservedChange,
} from '@slipway/backstage-plugin-slipway-common/testUtils';
import { groupByDay } from './groupByDay';

const at = (day: number, hour: number) =>
  aChangeItem(
    anObservedChange({
      id: `${day}-${hour}`,
      at: new Date(2026, 0, day, hour).toISOString(),
    }),
  );

describe('groupByDay', () => {
  it('cuts at the midnights of the reader’s zone', () => {
    const items = [at(15, 1), at(15, 0), at(14, 23), at(12, 8)];
    expect(
      groupByDay(items).map(({ key, items: ofDay }) => [key, ofDay.length]),
    ).toEqual([
      ['2026-01-15', 2],
      ['2026-01-14', 1],
      ['2026-01-12', 1],
    ]);
  });
});
