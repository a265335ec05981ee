import { describeBudget } from './report';

describe('describeBudget', () => {
  it.each([
    [100, '✓ within the budget: p95 100.0 ms, at most 100 ms'],
    [100.1, '✗ above the budget: p95 100.1 ms, at most 100 ms'],
  ])('judges %s', (value, text) => {
    expect(describeBudget({ what: 'p95', value, limit: 100, unit: 'ms' })).toBe(
      text,
    );
  });
});
