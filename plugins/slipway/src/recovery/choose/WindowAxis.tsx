import { parseEntityRef } from '@backstage/catalog-model';
import {
  RecoveryPoint,
  RecoveryWindow,
} from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import Slider from '@mui/material/Slider';
import { KeyboardEvent, useRef, useState } from 'react';
import { ActivityLane } from '../../activity/ActivityLane';
import { AxisLane } from '../../activity/AxisLane';
import { AxisTicks } from '../../activity/AxisTicks';
import { moveFocus } from '../../activity/moveFocus';
import { toMarks } from '../../activity/toMarks';
import { formatExact } from '../../kit/times';
import { useLocale } from '../../kit/useLocale';
import { useTexts } from '../../kit/useTexts';
import { useWidth } from '../../kit/useWidth';
import { getActivityKey } from '../../live/useActivity';
import { PointMark } from './PointMark';
import { WindowLane } from './useWindowActivity';

/** What a mark takes, in pixels. */
const MARK = 30;
const HOUR = 3_600_000;

interface WindowAxisProps {
  /** The part of the window that is shown. */
  window: RecoveryWindow;
  environment: string;
  /** Full entity reference of the data store. */
  datastore: string;
  lanes: readonly WindowLane[];
  points: readonly RecoveryPoint[];
  /** The chosen time, in milliseconds. */
  time: number;
  /** ID of the chosen recovery point. */
  point: string | undefined;
  onTime(time: number): void;
  onPoint(id: string): void;
}

/** The window of a data store as an axis of time: what happened beside the times to which it can be restored. */
export const WindowAxis = ({
  window,
  environment,
  datastore,
  lanes,
  points,
  time,
  point,
  onTime,
  onPoint,
}: WindowAxisProps) => {
  const t = useTexts();
  const locale = useLocale();
  const track = useRef<HTMLDivElement>(null);
  const width = useWidth(track, 700);
  const [focused, setFocused] = useState<string>();
  const axis = {
    from: Date.parse(window.earliest),
    to: Date.parse(window.latest),
  };
  const length = Math.max(axis.to - axis.from, 1);
  const place = (at: number) => (at - axis.from) / length;
  const drawn = lanes.map(lane => ({
    ...lane,
    marks: toMarks(lane.items, environment, {
      ...axis,
      markWidth: MARK / width,
    }),
  }));
  const shown = points.filter(({ time: at }) => isOn(place(Date.parse(at))));
  const keys = [
    ...drawn.flatMap(({ marks }) => marks.map(({ key }) => key)),
    ...shown.map(({ id }) => id),
  ];
  const reachable = keys.find(key => key === focused) ?? keys[0];

  /** The time just before something happened is the one that people want back. */
  const chooseBefore = (key: string) => {
    const item = lanes
      .flatMap(({ items }) => items)
      .find(candidate => getActivityKey(candidate) === key);
    if (item) {
      onTime(Math.max(axis.from, Date.parse(item.at) - 1000));
    }
  };

  return (
    <Box
      role="group"
      aria-label={t('choose.axis')}
      onKeyDown={(event: KeyboardEvent<HTMLElement>) => moveFocus(event)}
      sx={{ minWidth: 0 }}
    >
      {drawn.map(({ entityRef, marks, loadedFrom }) => (
        <ActivityLane
          key={entityRef}
          title={
            entityRef === datastore
              ? t('choose.itself')
              : parseEntityRef(entityRef).name
          }
          marks={marks}
          reachable={reachable}
          notLoaded={loadedFrom === undefined ? 0 : place(loadedFrom)}
          onChoose={chooseBefore}
          onFocus={setFocused}
        />
      ))}
      <AxisLane ref={track} title={t('recovery.points')}>
        {shown.map(candidate => (
          <PointMark
            key={candidate.id}
            point={candidate}
            position={place(Date.parse(candidate.time))}
            chosen={candidate.id === point}
            reachable={candidate.id === reachable}
            onChoose={() => onPoint(candidate.id)}
          />
        ))}
      </AxisLane>
      <Box sx={{ ml: { xs: 0, sm: '132px' } }}>
        <Slider
          size="small"
          aria-label={t('choose.time')}
          min={Math.ceil(axis.from / 1000)}
          max={Math.floor(axis.to / 1000)}
          step={1}
          shiftStep={60}
          value={Math.floor(time / 1000)}
          getAriaValueText={seconds => formatExact(toIso(seconds), locale)}
          onChange={(_, seconds) => onTime(Number(seconds) * 1000)}
          sx={{ display: 'block', py: 1 }}
        />
        <AxisTicks {...axis} width={width} hours={length / HOUR} />
      </Box>
    </Box>
  );
};

function isOn(position: number): boolean {
  return position >= 0 && position <= 1;
}

function toIso(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
