import { ActivityItem } from '@slipway/backstage-plugin-slipway-common';
import { getActivityKey, getActivityPlace } from '../live/useActivity';

/** A sign on an axis of time: for one item, or for several that lie too close to each other. */
export interface ActivityMarkData {
  /** Key of its newest item. */
  key: string;
  /** From the left, 0 to 1. */
  position: number;
  /** The newest first. */
  items: ActivityItem[];
}

interface AxisSize {
  /** Milliseconds. */
  from: number;
  to: number;
  /** Of the axis that a mark takes, 0 to 1. */
  markWidth: number;
}

/** The marks of one environment, from left to right. */
export function toMarks(
  items: readonly ActivityItem[],
  environment: string,
  { from, to, markWidth }: AxisSize,
): ActivityMarkData[] {
  const placed = items
    .filter(item => getActivityPlace(item).environment === environment)
    .map(item => ({
      item,
      position: (Date.parse(item.at) - from) / (to - from),
    }))
    .filter(({ position }) => position >= 0 && position <= 1)
    .sort((a, b) => a.position - b.position);
  const clusters: (typeof placed)[] = [];
  for (const entry of placed) {
    const cluster = clusters.at(-1);
    if (cluster && entry.position - middleOf(cluster) < markWidth) {
      cluster.push(entry);
    } else {
      clusters.push([entry]);
    }
  }
  return clusters.map(cluster => ({
    key: getActivityKey(cluster.at(-1)!.item),
    position: middleOf(cluster),
    items: cluster.map(({ item }) => item).reverse(),
  }));
}

function middleOf(cluster: readonly { position: number }[]): number {
  return (cluster[0]!.position + cluster.at(-1)!.position) / 2;
}
