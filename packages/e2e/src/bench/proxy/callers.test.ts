import { callerOf } from './callers';

describe('callerOf', () => {
  it.each([
    ['slipway', 'slipway'],
    ['slipway (operation 0192-ab)', 'slipway operation'],
    ['kubectl/v1.35.4 (linux/amd64) kubernetes/$Format', 'kubectl'],
    [
      'node-fetch/1.0 (+https://github.com/bitinn/node-fetch)',
      'kubernetes plugin',
    ],
    ['curl/8.5.0', 'other'],
    [undefined, 'other'],
  ])('takes %s for %s', (userAgent, caller) => {
    expect(callerOf(userAgent, '/api/v1/pods?limit=1')).toBe(caller);
  });

  it('tells the shared watches of Slipway from what else it reads', () => {
    expect(callerOf('slipway', '/api/v1/pods?a=b&watch=true')).toBe(
      'slipway watch',
    );
    expect(callerOf('kubectl/v1.35.4', '/api/v1/pods?watch=true')).toBe(
      'kubectl',
    );
  });
});
