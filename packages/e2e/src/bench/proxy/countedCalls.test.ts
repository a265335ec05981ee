import { CountedCall, findPatch, trafficOf } from './countedCalls';

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

describe('trafficOf', () => {
  it('counts what one caller asked for in a time, by the minute', () => {
    const calls = [
      aCall({ at: 999 }),
      aCall(),
      aCall({ at: 30_999 }),
      aCall({ at: 31_000 }),
      aCall({ caller: 'kubectl' }),
    ];
    expect(
      trafficOf(calls, { caller: 'slipway', from: 1_000, to: 31_000 }),
    ).toEqual({ callsPerMinute: 4, bytesPerMinute: 400 });
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
