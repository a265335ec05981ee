import type { Size } from './benchServicePage';
import { toServicePageResult } from './toServicePageResult';

const measured = (milliseconds: number) => ({
  milliseconds: [milliseconds],
  bytes: [2_000],
});

function aSize(workloads: number, heap: number): Size {
  return {
    workloads,
    heap,
    secondsToFirstPage: 3,
    asked: { page: 100, floor: 100, plugin: 10, kubectl: 2 },
    upstream: {
      'slipway watch': { calls: 8, bytes: 90_000 },
      'kubernetes plugin': { calls: 100, bytes: 500_000 },
      kubectl: { calls: 8, bytes: 40_000 },
    },
    measured: {
      page: measured(2),
      floor: measured(1),
      plugin: measured(40),
      kubectl: measured(80),
    },
  };
}

describe('toServicePageResult', () => {
  const result = toServicePageResult([aSize(0, 100e6), aSize(100, 130e6)]);

  it('compares the page with its peers and the floor', () => {
    expect(result.comparisons?.[0]?.of.map(({ samples }) => samples)).toEqual([
      [2],
      [40],
      [80],
      [1],
    ]);
  });

  it('shares out what the cluster was asked for', () => {
    expect(
      result.counts?.map(({ of }) => of.map(({ value }) => value)),
    ).toEqual([
      [0, 10, 4],
      [0, 50, 20],
      [2, 2, 2],
    ]);
  });

  it('holds the largest cluster to the budgets, and its heap to that of an empty one', () => {
    expect(result.budgets.map(({ value }) => value)).toEqual([2, 0, 30]);
  });
});
