import { isCurve, LoadCurve, totalAt } from '../../../kubernetes/metrics/loads';
import { simulatedLoad } from './simulatedLoad';

const hour = 3_600_000;
const peak = new Date('2026-11-21T14:20:00Z');
const selector = { namespace: 'production', labels: { app: 'backend' } };
const load = { cpuMillicores: 228, memoryBytes: 1024 };
const curve = {
  periodMs: 24 * hour,
  lowMillicores: 400,
  highMillicores: 2000,
};

describe('simulatedLoad', () => {
  it('leaves a steady load as it is', () => {
    expect(simulatedLoad({ selector, load, curve: undefined }, peak)).toBe(
      load,
    );
  });

  it.each([
    ['at its peak', 0, 2000],
    ['a day before', -24 * hour, 2000],
    ['half a day before', -12 * hour, 400],
    ['a quarter of a day after', 6 * hour, 1200],
  ])('is where the curve is %s', (_when, ms, millicores) => {
    const simulated = simulatedLoad({ selector, load, curve }, peak);
    expect(simulated !== 'missing' && isCurve(simulated)).toBe(true);
    const calm = { ...(simulated as LoadCurve), noise: 0 };
    expect(totalAt(calm, new Date(peak.getTime() + ms))).toBeCloseTo(
      millicores,
      3,
    );
  });
});
