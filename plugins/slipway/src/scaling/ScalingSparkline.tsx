import { ScalingHistory } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Skeleton from '@mui/material/Skeleton';
import { ReactNode } from 'react';
import { getErrorMessage } from '../api/errors';
import { WorkloadPlace } from '../api/slipwayApi';
import { Hidden } from '../kit/Hidden';
import { ExpandIcon } from '../kit/icons';
import { Tone } from '../kit/tones';
import { useTexts } from '../kit/useTexts';
import { formatWorkload } from '../kit/workloadName';
import { useScalingHistory } from '../live/useScalingHistory';
import { chartRanges, FIRST_RANGE } from './ranges';
import { SparkShape } from './SparkShape';
import { summarise } from './summarise';
import { useChartAddress } from './useChartAddress';
import { useSummaryText } from './useSummaryText';

/** The same in every state, so that nothing below it moves. */
const HEIGHT = 72;

interface ScalingSparklineProps {
  place: WorkloadPlace;
  tone: Tone;
}

/** The last hours of an autoscaler, small; it opens the large chart. */
export const ScalingSparkline = ({ place, tone }: ScalingSparklineProps) => {
  const t = useTexts();
  const { data, error } = useScalingHistory(place, chartRanges[FIRST_RANGE]);
  if (!data) {
    return error ? (
      <Absence title={getErrorMessage(error)}>
        {t('scaling.historyFailed')}
      </Absence>
    ) : (
      <Skeleton
        variant="rounded"
        aria-label={t('scaling.loadingHistory')}
        sx={{
          mt: 0.75,
          height: HEIGHT - 6,
          '@media (prefers-reduced-motion: reduce)': { animation: 'none' },
        }}
      />
    );
  }
  return data.samples.length ? (
    <OpensChart place={place} tone={tone} history={data} />
  ) : (
    <Absence>{t('scaling.noHistory')}</Absence>
  );
};

function OpensChart({
  place,
  tone,
  history,
}: ScalingSparklineProps & { history: ScalingHistory }) {
  const t = useTexts();
  const { open } = useChartAddress();
  const summary = useSummaryText(summarise(history));
  const last = t('scaling.last', { range: t(`scaling.ranges.${FIRST_RANGE}`) });
  const label = t('scaling.openChart', {
    workload: formatWorkload(place.workload),
  });
  return (
    <ButtonBase
      aria-haspopup="dialog"
      onClick={() => open(place, FIRST_RANGE)}
      sx={{
        display: 'block',
        width: '100%',
        height: HEIGHT,
        mx: -0.75,
        px: 0.75,
        pt: 0.75,
        boxSizing: 'content-box',
        maxWidth: 420,
        textAlign: 'left',
        font: 'inherit',
        borderRadius: 1,
        '&:hover': { bgcolor: 'action.hover' },
        '&:focus-visible': {
          outline: '2px solid',
          outlineColor: 'primary.main',
        },
      }}
    >
      <Hidden>{`${label}. ${last}: ${summary}`}</Hidden>
      <SparkShape history={history} tone={tone} />
      <Box
        aria-hidden
        title={summary}
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 0.5,
          mt: 0.5,
          fontSize: 13,
          color: 'text.secondary',
        }}
      >
        {last}
        <ExpandIcon sx={{ fontSize: 14 }} />
      </Box>
    </ButtonBase>
  );
}

function Absence({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <Box
      title={title}
      sx={{
        display: 'flex',
        alignItems: 'center',
        height: HEIGHT - 6,
        mt: 0.75,
        px: 1.5,
        maxWidth: 420,
        border: '1px dashed',
        borderColor: 'divider',
        borderRadius: 1,
        fontSize: 13,
        color: 'text.secondary',
      }}
    >
      {children}
    </Box>
  );
}
