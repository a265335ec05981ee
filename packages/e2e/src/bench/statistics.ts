/** What many measurements of one thing come to. */
export type Distribution = {
  count: number;
  p50: number;
  p95: number;
  max: number;
};

/**
 * The smallest value that this share of the samples does not exceed.
 *
 * @param share - from 0 to 1.
 */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

/** Sums samples up. */
export function summarize(samples: readonly number[]): Distribution {
  return {
    count: samples.length,
    p50: percentile(samples, 0.5),
    p95: percentile(samples, 0.95),
    max: percentile(samples, 1),
  };
}
