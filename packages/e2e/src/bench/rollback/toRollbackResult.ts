import { mapValues } from '../mapValues';
import type { BenchResult } from '../report';
import { percentile } from '../statistics';

const limit = 500;

/** A rollback, up to the arrival of its patch at the API server. */
export type Rollback = {
  milliseconds: number;
  /** What was asked of the cluster for it, the patch included, in the order of arrival. */
  calls: { after: number; method: string; path: string }[];
};

/** The ways to roll back. */
export type Rollbacks = Record<'api' | 'click' | 'kubectl', Rollback[]>;

/** Brings what was measured into figures. */
export function toRollbackResult(rollbacks: Rollbacks): BenchResult {
  const delays = mapValues(rollbacks, ofWay =>
    ofWay.map(({ milliseconds }) => milliseconds),
  );
  const calls = mapValues(rollbacks, ofWay =>
    percentile(
      ofWay.map(rollback => rollback.calls.length),
      0.5,
    ),
  );
  const kubectl = 'kubectl rollout undo, from its start';
  const compareWithKubectl = (
    what: string,
    name: string,
    samples: number[],
  ) => ({
    what,
    unit: 'ms',
    of: [
      { name, samples },
      { name: kubectl, samples: delays.kubectl },
    ],
  });
  return {
    name: 'rollback',
    lines: [
      'until the patch of one Deployment has come to the API server; plan, review and reason are before',
    ],
    comparisons: [
      compareWithKubectl(
        'rollback → patch',
        'Slipway, from POST /operations',
        delays.api,
      ),
      compareWithKubectl(
        'rollback → patch, in the browser',
        'Slipway, from the click',
        delays.click,
      ),
    ],
    counts: [
      {
        what: 'calls to the cluster up to the patch, itself included',
        unit: 'calls',
        of: [
          { name: 'Slipway', value: calls.api },
          { name: 'kubectl rollout undo', value: calls.kubectl },
        ],
      },
    ],
    budgets: [
      {
        what: 'POST /operations → patch, p95',
        value: percentile(delays.api, 0.95),
        limit,
        unit: 'ms',
      },
      {
        what: 'click → patch, p95',
        value: percentile(delays.click, 0.95),
        limit,
        unit: 'ms',
      },
    ],
    raw: rollbacks,
  };
}
