import { Rollback, toRollbackResult } from './toRollbackResult';

function aRollback(milliseconds: number, calls: number): Rollback {
  const call = { after: 1, method: 'GET', path: '/api/v1/pods' };
  return { milliseconds, calls: Array(calls).fill(call) };
}

describe('toRollbackResult', () => {
  const result = toRollbackResult({
    api: [aRollback(100, 21), aRollback(501, 22)],
    click: [aRollback(200, 21)],
    kubectl: [aRollback(150, 4)],
  });

  it('compares both ways of Slipway with kubectl', () => {
    expect(
      result.comparisons?.map(({ of }) => of.map(({ samples }) => samples)),
    ).toEqual([
      [[100, 501], [150]],
      [[200], [150]],
    ]);
    expect(result.counts?.[0]?.of.map(({ value }) => value)).toEqual([21, 4]);
  });

  it('holds the slowest to the budget', () => {
    expect(result.budgets.map(({ value }) => value)).toEqual([501, 200]);
  });
});
