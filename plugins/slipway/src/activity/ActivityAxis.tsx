import { ActivityItem } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import { KeyboardEvent, memo, useId, useMemo, useRef, useState } from 'react';
import { Hidden } from '../kit/Hidden';
import { useTexts } from '../kit/useTexts';
import { useWidth } from '../kit/useWidth';
import { useFromNow } from '../live/useNow';
import { ActivityLane } from './ActivityLane';
import { AxisTicks } from './AxisTicks';
import { moveFocus } from './moveFocus';
import { toMarks } from './toMarks';
import { ActivitySpan, activitySpans } from './useActivityAddress';

/** What a mark takes, in pixels. */
const MARK = 30;

interface ActivityAxisProps {
  items: readonly ActivityItem[];
  environments: readonly { name: string; title: string }[];
  span: ActivitySpan;
  /** Before this time, in milliseconds, not everything is loaded. */
  loadedFrom?: number;
  onChoose(key: string): void;
}

/** What happened, from left to right: a lane for each environment, a mark for each item. */
export const ActivityAxis = memo(
  ({ items, environments, span, loadedFrom, onChoose }: ActivityAxisProps) => {
    const t = useTexts();
    const helpId = useId();
    const track = useRef<HTMLDivElement>(null);
    const width = useWidth(track, 800);
    const hours = activitySpans[span];
    // A step a minute is enough: nothing shall slide under the pointer.
    const minute = useFromNow(now => Math.ceil(now / 60_000));
    const axis = useMemo(() => {
      const to = minute * 60_000;
      const length = hours * 3_600_000;
      // A mark at the edge stays within its lane.
      const edge = (length * MARK) / 2 / width;
      return { from: to - length - edge, to: to + edge };
    }, [hours, minute, width]);
    const lanes = useMemo(
      () =>
        environments.map(environment => ({
          environment,
          marks: toMarks(items, environment.name, {
            ...axis,
            markWidth: MARK / width,
          }),
        })),
      [axis, environments, items, width],
    );
    const all = lanes.flatMap(({ marks }) => marks);
    const [focused, setFocused] = useState<string>();
    const reachable =
      all.find(({ key }) => key === focused)?.key ??
      lanes.map(({ marks }) => marks.at(-1)?.key).find(Boolean);
    const place = (time: number) => (time - axis.from) / (axis.to - axis.from);

    return (
      <Box
        role="group"
        aria-label={t('activity.axis', {
          span: t(`activity.spanNames.${span}`),
        })}
        aria-describedby={helpId}
        onKeyDown={(event: KeyboardEvent<HTMLElement>) => moveFocus(event)}
        sx={{ minWidth: 0 }}
      >
        <Hidden id={helpId}>{t('activity.axisHelp')}</Hidden>
        {lanes.map(({ environment, marks }, index) => (
          <ActivityLane
            key={environment.name}
            ref={index === 0 ? track : undefined}
            title={environment.title}
            marks={marks}
            reachable={reachable}
            now={place(minute * 60_000)}
            notLoaded={loadedFrom === undefined ? 0 : place(loadedFrom)}
            onChoose={onChoose}
            onFocus={setFocused}
          />
        ))}
        <Box sx={{ ml: { xs: 0, sm: '132px' }, mt: 0.5 }}>
          <AxisTicks {...axis} width={width} hours={hours} />
        </Box>
      </Box>
    );
  },
);
