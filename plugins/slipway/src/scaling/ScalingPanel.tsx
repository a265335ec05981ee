import {
  Autoscaling,
  ScalingHistory,
} from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { lazy, ReactNode, Suspense, useState } from 'react';
import { getErrorMessage } from '../api/errors';
import { Choice } from '../kit/Choice';
import { figures } from '../kit/figures';
import { Muted } from '../kit/Muted';
import { Note } from '../kit/Note';
import { useTexts } from '../kit/useTexts';
import { useScalingHistory } from '../live/useScalingHistory';
import { ChartSubject } from './findChartSubject';
import { ChartRange, chartRangeNames, chartRanges } from './ranges';
import { ScalingTable } from './ScalingTable';
import { summarise } from './summarise';
import { useSummaryText } from './useSummaryText';

const ScalingChart = lazy(() =>
  import('./ScalingChart').then(m => ({ default: m.ScalingChart })),
);

/** The place that the plots take, so that nothing moves when they come. */
const HEIGHT = 452;

interface ScalingPanelProps {
  subject: ChartSubject;
  range: ChartRange;
  onRange(range: ChartRange): void;
}

/** The past of an autoscaler over the chosen time: in a sentence, and as a chart or a table. */
export const ScalingPanel = ({
  subject,
  range,
  onRange,
}: ScalingPanelProps) => {
  const t = useTexts();
  const [table, setTable] = useState(false);
  const { data, error, isPlaceholderData } = useScalingHistory(
    subject.place,
    chartRanges[range],
  );
  return (
    <Box sx={{ display: 'grid', gap: 2, typography: 'body2', fontSize: 14 }}>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          gap: 1,
          justifyContent: 'space-between',
        }}
      >
        <Choice
          label={t('scaling.howFar')}
          value={range}
          options={chartRangeNames.map(name => ({
            value: name,
            text: t(`scaling.shortRanges.${name}`),
            label: t('scaling.last', { range: t(`scaling.ranges.${name}`) }),
          }))}
          onChange={onRange}
        />
        <Button
          size="small"
          color="inherit"
          aria-pressed={table}
          onClick={() => setTable(!table)}
          sx={{ textTransform: 'none', fontWeight: 600 }}
        >
          {t(table ? 'scaling.asChart' : 'scaling.asTable')}
        </Button>
      </Box>
      <Words autoscaling={subject.autoscaling} history={data} />
      <Box
        aria-busy={isPlaceholderData}
        sx={{
          minHeight: HEIGHT,
          opacity: isPlaceholderData ? 0.5 : 1,
          display: 'grid',
          alignItems: 'start',
          gridTemplateColumns: 'minmax(0, 1fr)',
        }}
      >
        {data ? renderHistory(data) : renderAbsence()}
      </Box>
    </Box>
  );

  function renderHistory(history: ScalingHistory) {
    if (!history.samples.length) {
      return <Nothing>{t('scaling.noHistory')}</Nothing>;
    }
    return table ? (
      <ScalingTable history={history} />
    ) : (
      <Suspense fallback={<Waiting />}>
        <ScalingChart history={history} hours={chartRanges[range]} />
      </Suspense>
    );
  }

  function renderAbsence() {
    return error ? (
      <Note tone="danger" role="alert" title={t('scaling.historyFailed')}>
        {getErrorMessage(error)}
      </Note>
    ) : (
      <Waiting />
    );
  }
};

function Words({
  autoscaling,
  history,
}: {
  autoscaling: Autoscaling;
  history?: ScalingHistory;
}) {
  const t = useTexts();
  const summary = useSummaryText(history && summarise(history));
  const { current, min, max, status } = autoscaling;
  return (
    <Box sx={{ lineHeight: 1.5, minHeight: 42, overflowWrap: 'anywhere' }}>
      <strong>{t('scaling.range', figures({ current, min, max }))}</strong>
      {status.state !== 'Steady' && <> · {status.message}</>}
      <Box
        aria-live="polite"
        sx={{ '&::first-letter': { textTransform: 'uppercase' } }}
      >
        <Muted>{summary}</Muted>
      </Box>
    </Box>
  );
}

function Nothing({ children }: { children: ReactNode }) {
  return (
    <Box
      sx={{
        display: 'grid',
        placeItems: 'center',
        height: HEIGHT,
        p: 3,
        border: '1px dashed',
        borderColor: 'divider',
        borderRadius: 1,
        textAlign: 'center',
      }}
    >
      <Muted>{children}</Muted>
    </Box>
  );
}

function Waiting() {
  const t = useTexts();
  return (
    <Box
      role="status"
      aria-label={t('scaling.loadingHistory')}
      sx={{ height: HEIGHT, borderRadius: 1, bgcolor: 'action.hover' }}
    />
  );
}
