import { describeResults } from './describeResults';
import type { KeptResult } from './readResults';

const result: KeptResult = {
  name: 'rollback',
  lines: ['one Deployment'],
  comparisons: [
    {
      what: 'rollback → patch',
      unit: 'ms',
      of: [
        { name: 'Slipway', samples: [200] },
        { name: 'kubectl', samples: [100] },
      ],
    },
  ],
  counts: [
    {
      what: 'calls',
      unit: 'calls',
      of: [
        { name: 'Slipway', value: 12 },
        { name: 'kubectl', value: 4 },
      ],
    },
  ],
  budgets: [{ what: 'p95', value: 200, limit: 150, unit: 'ms' }],
  machine: {
    at: '2026-01-02T03:04:05.678Z',
    commit: 'abc1234',
    isChanged: false,
    node: 'v22.23.3',
    cpu: 'Some CPU',
    cores: 2,
    memoryGigabytes: 8,
    load: 0.25,
  },
};

describe('describeResults', () => {
  it('says what was found, on what, and whether it is enough', () => {
    expect(describeResults([result])).toBe(
      [
        '### rollback',
        'Measured 2026-01-02 03:04 UTC at commit `abc1234` under Node v22.23.3 on 2 × Some CPU, 8 GB, with a load of 0.3 before it began.',
        '- one Deployment',
        [
          '| rollback → patch | p50 | p95 | max | times | Slipway’s p50 is | Slipway’s p95 is |',
          '| --- | --- | --- | --- | --- | --- | --- |',
          '| Slipway | 200 ms | 200 ms | 200 ms | 1 |  |  |',
          '| kubectl | 100 ms | 100 ms | 100 ms | 1 | 2 × | 2 × |',
        ].join('\n'),
        [
          '| counted | by whom | figure |',
          '| --- | --- | --- |',
          '| calls | Slipway | 12 calls |',
          '|  | kubectl | 4 calls |',
        ].join('\n'),
        [
          '| budget | found | at most |  |',
          '| --- | --- | --- | --- |',
          '| p95 | 200 ms | 150 ms | ✗ |',
        ].join('\n'),
      ].join('\n\n'),
    );
  });

  it('leaves out what a bench does not have', () => {
    const { comparisons, counts, ...others } = result;
    expect(describeResults([others])).not.toContain('counted');
  });
});
