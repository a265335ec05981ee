import Box from '@mui/material/Box';
import { lazy, Suspense } from 'react';
import { formatClock } from '../kit/times';
import { useLocale } from '../kit/useLocale';
import { useTexts } from '../kit/useTexts';
import { useSamples } from './useSamples';

const Sparkline = lazy(() =>
  import('./Sparkline').then(m => ({ default: m.Sparkline })),
);

interface ScalingSparklineProps {
  name: string;
  current: number;
  max: number;
}

/** How the replicas went since the page was opened; nothing as long as they did not change. */
export const ScalingSparkline = ({ current, max }: ScalingSparklineProps) => {
  const t = useTexts();
  const locale = useLocale();
  const samples = useSamples(current);
  const [first] = samples;
  if (!first || samples.every(({ value }) => value === first.value)) {
    return null;
  }
  const since = formatClock(new Date(first.at).toISOString(), locale);
  return (
    <Box
      role="img"
      aria-label={t('scaling.history', { time: since })}
      sx={{ width: 96, height: 32, flexShrink: 0 }}
    >
      <Suspense fallback={null}>
        <Sparkline values={samples.map(({ value }) => value)} max={max} />
      </Suspense>
    </Box>
  );
};
