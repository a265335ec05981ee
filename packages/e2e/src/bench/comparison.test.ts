import {
  compare,
  Comparison,
  describeComparison,
  describeCount,
  formatFigure,
} from './comparison';

const comparison: Comparison = {
  what: 'change to screen',
  unit: 'ms',
  of: [
    { name: 'Slipway', samples: [100, 200] },
    { name: 'kubectl', samples: [50, 80] },
  ],
};

describe('compare', () => {
  it('sets the first in relation to the others', () => {
    expect(compare(comparison)).toEqual([
      { name: 'Slipway', count: 2, p50: 100, p95: 200, max: 200 },
      {
        name: 'kubectl',
        count: 2,
        p50: 50,
        p95: 80,
        max: 80,
        ratio: { p50: 2, p95: 2.5 },
      },
    ]);
  });

  it('is empty for nobody', () => {
    expect(compare({ ...comparison, of: [] })).toEqual([]);
  });
});

describe('in words', () => {
  it('names each with its figures and the ratio', () => {
    expect(describeComparison(comparison)).toEqual([
      'change to screen',
      '  Slipway: p50 100 ms, p95 200 ms, max 200 ms (2 times)',
      '  kubectl: p50 50 ms, p95 80 ms, max 80 ms (2 times); Slipway takes 2 × that at p50, 2.50 × at p95',
    ]);
  });

  it('names counts in a line', () => {
    const of = [
      { name: 'Slipway', value: 0 },
      { name: 'plugin', value: 89.96 },
    ];
    expect(describeCount({ what: 'calls', unit: 'a minute', of })).toBe(
      'calls: Slipway 0 a minute, plugin 90.0 a minute',
    );
  });

  it.each([
    [0, '0'],
    [7, '7'],
    [0.034, '0.03'],
    [3.14159, '3.14'],
    [31.4159, '31.4'],
    [314.159, '314'],
  ])('writes %s as %s', (value, text) => {
    expect(formatFigure(value)).toBe(text);
  });
});
