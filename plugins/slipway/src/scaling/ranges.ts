/** How far back a chart of an autoscaler can go, in hours. */
export const chartRanges = {
  '1h': 1,
  '6h': 6,
  '24h': 24,
  '7d': 168,
  '14d': 336,
} as const;

/** How far back a chart goes. */
export type ChartRange = keyof typeof chartRanges;

/** Those that can be chosen, the shortest first. */
export const chartRangeNames = Object.keys(chartRanges) as ChartRange[];

/** How far back the small chart of a column goes, and the large one at first. */
export const FIRST_RANGE: ChartRange = '6h';

/** The range of that name, or the first one for a name that there is not. */
export function toChartRange(name: string): ChartRange {
  return chartRangeNames.find(range => range === name) ?? FIRST_RANGE;
}
