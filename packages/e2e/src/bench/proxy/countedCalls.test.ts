import type { Caller } from './callers';
import { CountedCall, findPatch, tally, trafficBetween } from './countedCalls';

function aCall(overrides: Partial<CountedCall> = {}): CountedCall {
  return {
    at: 1_000,
    caller: 'slipway',
    method: 'GET',
    path: '/api/v1/pods',
    bytes: 100,
    ...overrides,
  };
}

describe('trafficBetween', () => {
  it('counts new calls, and what old ones have gone on to bring, by the minute', () => {
    const watch = aCall({ caller: 'slipway watch' });
    const before = tally([watch, aCall()], 1_000);
    const grown = { ...watch, bytes: 400 };
    const after = tally(
      [grown, aCall(), aCall(), aCall({ caller: 'kubectl' })],
      31_000,
    );
    const traffic = (caller: Caller) => {
      const found = trafficBetween(before, after, caller);
      return [found.callsPerMinute, found.bytesPerMinute];
    };
    expect(traffic('slipway')).toEqual([2, 200]);
    expect(traffic('slipway watch')).toEqual([0, 600]);
    expect(traffic('kubectl')).toEqual([2, 200]);
    expect(traffic('other')).toEqual([0, 0]);
  });
});

describe('findPatch', () => {
  const path = '/apis/apps/v1/namespaces/staging/deployments/payment-gateway';
  const patch = aCall({ method: 'PATCH', path, caller: 'slipway operation' });
  const find = (calls: CountedCall[]) =>
    findPatch(calls, {
      caller: 'slipway operation',
      name: 'payment-gateway',
      from: 1_000,
    });

  it('finds the first that is meant to take effect', () => {
    const dryRun = { ...patch, path: `${path}?dryRun=All` };
    const second = { ...patch, at: 1_100 };
    expect(find([dryRun, patch, second])).toBe(patch);
  });

  it.each<[string, Partial<CountedCall>]>([
    ['earlier', { at: 999 }],
    ['of another caller', { caller: 'kubectl' }],
    ['of another Deployment', { path: `${path}-2` }],
    ['that only reads', { method: 'GET' }],
  ])('passes over one %s', (_, overrides) => {
    expect(find([{ ...patch, ...overrides }])).toBeUndefined();
  });
});
