import { ScalingHistory } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import { useMemo, useState } from 'react';
import { toneColour } from '../kit/tones';
import { useLocale } from '../kit/useLocale';
import { useTexts } from '../kit/useTexts';
import {
  ChartPoint,
  drawDesired,
  getMetricPlots,
  toChartPoints,
} from './chartPoints';
import { formatMetric } from './formatMetric';
import { metricDashes, plotDashes } from './plotDashes';
import { TimePlot } from './TimePlot';
import { toGaps, toRuns } from './toRuns';

interface ScalingChartProps {
  history: ScalingHistory;
  hours: number;
}

/** Replicas above, metrics below, on one axis of time. In a file of its own, as the charts are large and seldom needed. */
export const ScalingChart = ({ history, hours }: ScalingChartProps) => {
  const t = useTexts();
  const theme = useTheme();
  const locale = useLocale();
  const [pointed, setPointed] = useState<number>();
  const points = useMemo(() => toChartPoints(history), [history]);
  const time = useMemo(() => {
    const gaps = toGaps(history, toRuns(history));
    return { from: history.from, to: history.to, gaps, hours };
  }, [history, hours]);
  const shared = { time, points, pointed, onPoint: setPointed };
  const colours = (['info', 'warning', 'success'] as const).map(tone =>
    toneColour(theme, tone),
  );
  const quiet = toneColour(theme, 'neutral');
  const ofSample = (
    read: (point: Required<ChartPoint>) => number | undefined,
  ) =>
    points.map(point =>
      point.sample
        ? (read({ at: point.at, sample: point.sample }) ?? null)
        : null,
    );

  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <TimePlot
        {...shared}
        title={t('scaling.replicas')}
        description={t('scaling.replicasPlot')}
        height={220}
        steps
        format={value => String(value)}
        lines={[
          {
            id: 'maximum',
            label: t('scaling.maximum'),
            legend: t('scaling.bounds'),
            values: ofSample(({ sample }) => sample.max),
            colour: quiet,
            dash: plotDashes.bounds,
          },
          {
            id: 'minimum',
            label: t('scaling.minimum'),
            legend: false,
            values: ofSample(({ sample }) => sample.min),
            colour: quiet,
            dash: plotDashes.bounds,
          },
          {
            id: 'desired',
            label: t('scaling.desired'),
            values: ofSample(({ sample }) => sample.desired),
            drawn: drawDesired(points),
            colour: colours[1]!,
            dash: plotDashes.desired,
          },
          {
            id: 'current',
            label: t('scaling.current'),
            values: ofSample(({ sample }) => sample.current),
            colour: colours[0]!,
            filled: true,
          },
        ]}
      />
      {getMetricPlots(history).map(({ names, unit }) => (
        <TimePlot
          key={names.join()}
          {...shared}
          title={unit === '%' ? t('scaling.utilisation') : names.join(', ')}
          description={t('scaling.metricsPlot', { names: names.join(', ') })}
          height={160}
          format={value => formatMetric(value, unit, locale)}
          lines={names.flatMap((name, index) => {
            const metric = ({ sample }: Required<ChartPoint>) =>
              sample.metrics.find(candidate => candidate.name === name);
            const colour = colours[index % colours.length]!;
            return [
              {
                id: name,
                label: name,
                values: ofSample(point => metric(point)?.current),
                colour,
                dash: metricDashes[index % metricDashes.length],
              },
              {
                id: `${name}-target`,
                label: t('scaling.metricTarget', { name }),
                values: ofSample(point => metric(point)?.target),
                colour,
                dash: plotDashes.target,
              },
            ];
          })}
        />
      ))}
    </Box>
  );
};
