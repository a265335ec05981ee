import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { LineChart } from '@mui/x-charts/LineChart';
import { useId, useRef } from 'react';
import { getTicks } from '../kit/getTicks';
import { formatTick } from '../kit/times';
import { useLocale } from '../kit/useLocale';
import { useTexts } from '../kit/useTexts';
import { useWidth } from '../kit/useWidth';
import { Gaps } from './Gaps';
import { PlotLegend } from './PlotLegend';

/** A line of a plot. */
interface PlotLine {
  id: string;
  label: string;
  colour: string;
  /** As `stroke-dasharray`; solid without. */
  dash?: string;
  /** What the legend calls it; `false` where another line's entry stands for it too. Default: the label. */
  legend?: string | false;
  /** One for each point; `null` where nothing was observed. */
  values: (number | null)[];
  /** What is drawn of it; default: all. */
  drawn?: (number | null)[];
  /** Whether what is below it is filled. */
  filled?: boolean;
}

interface TimePlotProps {
  title: string;
  /** What is seen, for those who do not see it. */
  description: string;
  height: number;
  lines: PlotLine[];
  /** Whether values change in steps. */
  steps?: boolean;
  format(value: number): string;
  /** What the longest of these takes beside the plot, in pixels. @default 44 */
  axisWidth?: number;
  points: readonly { at: Date }[];
  time: {
    from: string;
    to: string;
    gaps: { from: number; to: number }[];
    hours: number;
  };
  /** Index of the point at which the reader looks, in this plot or in one beside it. */
  pointed: number | undefined;
  onPoint(index: number | undefined): void;
}

const AXIS = 'time';

/** Lines over time, with what was not observed hatched. */
export const TimePlot = ({
  title,
  description,
  height,
  lines,
  steps = false,
  format,
  axisWidth = 44,
  points,
  time,
  pointed,
  onPoint,
}: TimePlotProps) => {
  const t = useTexts();
  const locale = useLocale();
  const id = useId();
  const figure = useRef<HTMLElement>(null);
  const width = useWidth(figure, 800);
  const from = new Date(time.from);
  const to = new Date(time.to);
  const highest = Math.max(
    1,
    ...lines.flatMap(({ values }) => values.map(value => value ?? 0)),
  );
  return (
    <Box
      component="figure"
      ref={figure}
      aria-labelledby={id}
      sx={{ m: 0, minWidth: 0 }}
    >
      <Box
        component="figcaption"
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          columnGap: 2,
          rowGap: 0.25,
          alignItems: 'baseline',
        }}
      >
        <Typography
          id={id}
          component="h3"
          sx={{ fontSize: 14, fontWeight: 600 }}
        >
          {title}
        </Typography>
        <PlotLegend
          entries={lines
            .filter(({ legend }) => legend !== false)
            .map(line => ({ ...line, label: line.legend || line.label }))}
          gaps={time.gaps.length > 0}
        />
      </Box>
      <LineChart
        title={description}
        height={height}
        hideLegend
        skipAnimation
        enableKeyboardNavigation
        margin={{ top: 8, right: 16, bottom: 0, left: 0 }}
        grid={{ horizontal: true }}
        xAxis={[
          {
            id: AXIS,
            scaleType: 'time',
            data: points.map(({ at }) => at),
            min: from,
            max: to,
            domainLimit: 'strict',
            tickInterval: getTicks(from, to, width / 72),
            valueFormatter: (at: Date, { location }) =>
              formatTick(at, {
                locale,
                hours: location === 'tick' ? time.hours : undefined,
              }),
            tickLabelMinGap: 16,
            height: 26,
          },
        ]}
        yAxis={[
          {
            min: 0,
            max: highest * 1.06,
            domainLimit: 'strict',
            width: axisWidth,
            tickMinStep: 1,
            tickNumber: height > 200 ? 5 : 3,
            valueFormatter: (value: number) => format(value),
          },
        ]}
        highlightedAxis={
          pointed === undefined ? [] : [{ axisId: AXIS, dataIndex: pointed }]
        }
        onHighlightedAxisChange={items =>
          onPoint(items.find(({ axisId }) => axisId === AXIS)?.dataIndex)
        }
        series={lines.map(line => ({
          id: line.id,
          label: line.label,
          data: line.drawn ?? line.values,
          color: line.colour,
          area: line.filled,
          curve: steps ? ('stepAfter' as const) : ('linear' as const),
          strictStepCurve: true,
          showMark: false,
          connectNulls: false,
          valueFormatter: (_: number | null, { dataIndex }) => {
            const value = line.values[dataIndex] ?? null;
            return value === null ? t('scaling.notObserved') : format(value);
          },
        }))}
        sx={{
          '& path[data-series]': { strokeWidth: 2 },
          '& .MuiAreaElement-root, & [class*="MuiAreaElement-root"]': {
            fillOpacity: 0.18,
          },
          ...Object.fromEntries(
            lines.map(({ id: series, dash }) => [
              `& [class*="MuiLineElement-series-${series}"]`,
              { strokeDasharray: dash, strokeLinejoin: 'round' },
            ]),
          ),
        }}
      >
        <Gaps gaps={time.gaps} />
      </LineChart>
    </Box>
  );
};
