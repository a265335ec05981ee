import {
  knownFact,
  unknownFact,
} from '@slipway/backstage-plugin-slipway-common';
import { aDatastore, aRecoveryPoint } from '../../__testUtils__/aDatastore';
import { formatTime } from './parseTime';
import {
  getFirstChoice,
  getUsablePoints,
  RecoveryChoice,
  toInput,
} from './recoveryChoice';
import { getSpans, toShownWindow } from './windowSpans';

const origin = { source: 'rds', observedAt: '2026-01-15T10:00:00.000Z' };
const window = {
  earliest: '2026-01-08T10:00:00.500Z',
  latest: '2026-01-15T09:56:00.500Z',
};
const datastore = aDatastore({ window: knownFact(window, origin) });
const windowless = aDatastore({
  window: unknownFact('not-configured', 'Off'),
});
const restoring = { kind: 'restore' as const, datastore };
const typed = (text: string): RecoveryChoice => ({ type: 'time', text });

describe('what a choice asks of the backend', () => {
  it('names the time of a restore always, and leaves that of a drill open', () => {
    expect(toInput({ type: 'latest' }, restoring)).toEqual({
      pointInTime: window.latest,
    });
    expect(toInput({ type: 'latest' }, { kind: 'drill', datastore })).toEqual(
      {},
    );
  });

  it('is a recovery point or a time, never both', () => {
    expect(toInput({ type: 'point', id: 'a' }, restoring)).toEqual({
      recoveryPoint: 'a',
    });
    expect(toInput(typed('2026-01-15T09:00:00Z'), restoring)).toEqual({
      pointInTime: '2026-01-15T09:00:00.000Z',
    });
  });

  it.each([
    ['2026-01-08T10:00:00Z', { pointInTime: '2026-01-08T10:00:00.000Z' }],
    ['2026-01-08T09:59:59Z', 'outside'],
    ['2026-01-15T09:56:00Z', { pointInTime: '2026-01-15T09:56:00.000Z' }],
    ['2026-01-15T09:56:01Z', 'outside'],
    ['soon', 'not-a-time'],
  ])('of %p is %p', (text, expected) => {
    expect(toInput(typed(text), restoring)).toEqual(expected);
  });

  it('is nothing where there is no point', () => {
    expect(toInput({ type: 'point', id: undefined }, restoring)).toBe('none');
    expect(
      toInput({ type: 'latest' }, { kind: 'restore', datastore: windowless }),
    ).toBe('none');
  });
});

describe('the choice that stands at first', () => {
  it('is the newest, or what was chosen before', () => {
    expect(getFirstChoice(datastore, undefined)).toEqual({ type: 'latest' });
    expect(getFirstChoice(datastore, { recoveryPoint: 'a' })).toEqual({
      type: 'point',
      id: 'a',
    });
    const pointInTime = '2026-01-15T09:00:00.000Z';
    expect(getFirstChoice(datastore, { pointInTime })).toEqual(
      typed(formatTime(new Date(pointInTime))),
    );
  });

  it('is the newest recovery point where no time can be chosen', () => {
    expect(getFirstChoice(windowless, undefined)).toEqual({
      type: 'point',
      id: aRecoveryPoint().id,
    });
  });
});

describe('the recovery points that are offered', () => {
  it('are those that can be restored from where the data store is', () => {
    const points = [
      aRecoveryPoint({ id: 'creating', usable: false }),
      aRecoveryPoint({ id: 'elsewhere', scope: 'region' }),
      aRecoveryPoint({ id: 'good' }),
    ];
    const offered = getUsablePoints(
      aDatastore({ recoveryPoints: knownFact(points, origin) }),
    );
    expect(offered.map(({ id }) => id)).toEqual(['good']);
  });
});

describe('the shown part of the window', () => {
  it('is the newest of it, and never more than there is', () => {
    expect(getSpans(window)).toEqual(['1h', '24h', 'all']);
    expect(toShownWindow(window, '1h').earliest).toBe(
      '2026-01-15T08:56:00.500Z',
    );
    expect(toShownWindow(window, 'all')).toEqual(window);
    const short = {
      earliest: '2026-01-15T09:30:00.000Z',
      latest: window.latest,
    };
    expect(getSpans(short)).toEqual(['all']);
  });
});
