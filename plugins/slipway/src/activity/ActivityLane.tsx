import { forwardRef } from 'react';
import { ActivityMark } from './ActivityMark';
import { AxisLane } from './AxisLane';
import { ActivityMarkData } from './toMarks';

interface ActivityLaneProps {
  title: string;
  marks: readonly ActivityMarkData[];
  /** Key of the mark to which the tabulator key comes. */
  reachable: string | undefined;
  /** Where the present is, 0 to 1; left out where the axis ends before it. */
  now?: number;
  /** Up to where not everything is loaded, 0 to 1. */
  notLoaded: number;
  onChoose(key: string): void;
  onFocus(key: string): void;
}

/** What happened in one place, on the axis. */
export const ActivityLane = forwardRef<HTMLDivElement, ActivityLaneProps>(
  ({ title, marks, reachable, now, notLoaded, ...handlers }, ref) => (
    <AxisLane ref={ref} title={title} now={now} notLoaded={notLoaded}>
      {marks.map(mark => (
        <ActivityMark
          key={mark.key}
          mark={mark}
          reachable={mark.key === reachable}
          {...handlers}
        />
      ))}
    </AxisLane>
  ),
);
