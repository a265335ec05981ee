import { useTheme } from '@mui/material/styles';
import { SparkLineChart } from '@mui/x-charts/SparkLineChart';
import { toneColour } from '../kit/tones';

/** A small line without axes. In a file of its own, as the charts are large and seldom needed. */
export const Sparkline = ({
  values,
  max,
}: {
  values: number[];
  max: number;
}) => (
  <SparkLineChart
    data={values}
    height={32}
    area
    curve="stepAfter"
    yAxis={{ min: 0, max }}
    color={toneColour(useTheme(), 'info')}
    skipAnimation
  />
);
