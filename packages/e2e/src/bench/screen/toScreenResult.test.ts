import type { Caller } from '../proxy/callers';
import type { Tally } from '../proxy/countedCalls';
import { toScreenResult } from './toScreenResult';

function aTally(at: number, calls: Partial<Record<Caller, number>>): Tally {
  const entries = Object.entries(calls).map(([caller, count]) => [
    caller,
    { calls: count, bytes: count * 1000 },
  ]);
  return { at, byCaller: Object.fromEntries(entries) };
}

const start = aTally(0, { slipway: 40, 'kubernetes plugin': 10 });
const calm = aTally(60_000, { slipway: 40, 'kubernetes plugin': 82 });
const end = aTally(90_000, { slipway: 41, 'kubernetes plugin': 118 });

describe('toScreenResult', () => {
  const result = toScreenResult({
    changes: [{ at: 60_000, value: 2 }],
    moments: { signals: [60_020], requests: [60_030], answers: [60_080] },
    calls: [],
    seen: {
      slipwayDesired: [],
      slipwayReady: [],
      plugin: [],
      kubectlDesired: [],
      kubectlReady: [],
    },
    delays: {
      slipwayDesired: [90],
      slipwayReady: [400],
      plugin: [8_000],
      kubectlDesired: [5],
      kubectlReady: [100],
    },
    quiet: [start, calm],
    busy: [calm, end],
  });

  it('holds both sights and the calls of a warm page to their budgets', () => {
    expect(result.budgets.map(({ value, limit }) => [value, limit])).toEqual([
      [90, 1000],
      [400, 1000],
      [0, 0],
    ]);
  });

  it('counts by the minute, quiet and busy', () => {
    const figures = result.counts?.map(({ of }) =>
      of.map(({ value }) => value),
    );
    expect(figures).toEqual([
      [0, 0, 72],
      [0, 0, 72],
      [2, 0, 72],
      [2, 0, 72],
    ]);
  });

  it('tells where the time goes', () => {
    expect(result.lines.slice(1)).toEqual([
      'Slipway’s tab: the signal has come p50 20 ms, p95 20 ms after the change',
      'Slipway’s tab: the first answer after it has come p50 80 ms, p95 80 ms after the change',
    ]);
  });
});
