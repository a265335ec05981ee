import { RecoveryHistory } from '@slipway/backstage-plugin-slipway-common';
import { someObjectives } from '../../__testUtils__/aDatastore';
import { getKnownScopes, toRpoGaps, toRpoPoints } from './rpoSeries';
import { summariseRpo } from './summariseRpo';

const HOUR = 3600;
const at = (hour: number) =>
  new Date(Date.UTC(2026, 0, 15, hour)).toISOString();

/** Ten hours, of which those are observed that have a figure. */
const history = (
  local: Record<number, number | undefined>,
  overrides: Partial<RecoveryHistory> = {},
): RecoveryHistory => ({
  resolutionSeconds: HOUR,
  from: at(0),
  to: at(10),
  objectives: someObjectives,
  samples: Object.entries(local).map(([hour, seconds]) => ({
    at: at(Number(hour)),
    rpoSeconds: { local: seconds },
  })),
  ...overrides,
});

const drawn = (shown: RecoveryHistory) =>
  toRpoPoints(shown).map(({ at: time, sample }) => [
    time.getUTCHours() + time.getUTCMinutes() / 60,
    sample?.rpoSeconds.local ?? null,
  ]);

describe('the points of the plot', () => {
  it('leave a gap where nothing was observed, within and at both ends', () => {
    const shown = history({ 2: 60, 3: 70, 6: 80 });
    expect(drawn(shown)).toEqual([
      [0, null],
      [2, 60],
      [3, 70],
      [4, 70],
      [5, null],
      [6, 80],
      [7, 80],
      [10, null],
    ]);
    expect(
      toRpoGaps(shown).map(({ from, to }) =>
        [from, to].map(time => new Date(time).getUTCHours()),
      ),
    ).toEqual([
      [0, 2],
      [4, 6],
      [7, 10],
    ]);
  });

  it('take a span in which no RPO was known for one that was not observed (F27)', () => {
    const shown = history({ 0: 60, 1: undefined, 2: 60 });
    expect(drawn(shown)).toContainEqual([1.5, null]);
    expect(toRpoGaps(shown)[0]).toEqual({
      from: Date.parse(at(1)),
      to: Date.parse(at(2)),
    });
  });

  it('draw only the scopes of which something is known', () => {
    expect(getKnownScopes(history({ 0: 60 }))).toEqual(['local']);
    expect(getKnownScopes(history({}))).toEqual([]);
  });
});

describe('the summary', () => {
  it('counts as kept only what was observed', () => {
    expect(summariseRpo(history({ 0: 60, 1: 7200, 2: 60, 3: 60 }))).toEqual({
      worst: 7200,
      kept: 0.75,
      notObserved: 0.6,
    });
  });

  it('says nothing of keeping where there is no objective, and nothing at all without a sample', () => {
    expect(summariseRpo(history({ 0: 60 }, { objectives: [] }))).toEqual({
      worst: 60,
      notObserved: 0.9,
    });
    expect(summariseRpo(history({}))).toBeUndefined();
  });
});
