import {
  Autoscaling,
  ScalingMetric,
  ScalingState,
} from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import { WorkloadPlace } from '../api/slipwayApi';
import { FactRow } from '../kit/FactList';
import { InfoIcon, WarningIcon } from '../kit/icons';
import { figures } from '../kit/figures';
import { Muted } from '../kit/Muted';
import { Tone, toneColour } from '../kit/tones';
import { useTexts } from '../kit/useTexts';
import { ScalingSparkline } from './ScalingSparkline';

const tones: Partial<Record<ScalingState['state'], Tone>> = {
  Limited: 'warning',
  MetricsUnavailable: 'warning',
  Unknown: 'neutral',
};

/** What an autoscaler does now, in words and figures. */
export const ScalingFacts = ({
  autoscaling,
  place,
}: {
  autoscaling: Autoscaling;
  place: WorkloadPlace;
}) => {
  const t = useTexts();
  const { min, max, current, desired, status, metrics } = autoscaling;
  const tone = tones[status.state];
  const Icon = tone === 'warning' ? WarningIcon : InfoIcon;
  return (
    <FactRow label={t('scaling.title')}>
      <strong>{t('scaling.range', figures({ current, min, max }))}</strong>
      {desired !== current && (
        <Muted> {t('scaling.wants', figures({ desired }))}</Muted>
      )}
      {status.state !== 'Steady' && (
        <Box
          sx={theme => ({
            display: 'flex',
            gap: 0.5,
            color: tone ? toneColour(theme, tone) : 'text.secondary',
          })}
        >
          {tone && <Icon aria-hidden sx={{ mt: '2px', fontSize: 16 }} />}
          <span>{status.message}</span>
        </Box>
      )}
      {metrics.map(metric => (
        <Metric key={`${metric.name} ${metric.targetType}`} metric={metric} />
      ))}
      <ScalingSparkline place={place} tone={tone ?? 'info'} />
    </FactRow>
  );
};

function Metric({ metric }: { metric: ScalingMetric }) {
  const t = useTexts();
  const { name, current, target } = metric;
  return (
    <div>
      {name}{' '}
      {current.known ? (
        <span>{current.value}</span>
      ) : (
        <Muted>
          {t('scaling.unknownMetric', { message: current.message })}
        </Muted>
      )}{' '}
      <Muted>{t('scaling.target', { target })}</Muted>
    </div>
  );
}
