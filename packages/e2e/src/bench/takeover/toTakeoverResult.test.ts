import { toTakeoverResult } from './toTakeoverResult';

describe('toTakeoverResult', () => {
  const result = toTakeoverResult([
    { boundary: 'accepted', seconds: 22, lease: undefined },
    { boundary: 'claimed', seconds: 18.5, lease: 18 },
    { boundary: 'started', seconds: 19, lease: 18 },
  ]);

  it('compares what was taken over with the rest of the lease', () => {
    expect(result.comparisons?.[0]?.of.map(({ samples }) => samples)).toEqual([
      [18.5, 19],
      [18, 18],
    ]);
    expect(result.lines[0]).toMatch(/^2 operations .* and 1 that nobody/);
    expect(result.lines[1]).toContain('max 1.00 s after the lease');
  });

  it('holds every operation to the budget, also those that nobody had claimed', () => {
    expect(result.budgets).toMatchObject([{ value: 22, limit: 25 }]);
  });
});
