import {
  describeLength,
  RecoveryHistory,
} from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { lazy, Suspense, useState } from 'react';
import { DatastorePlace } from '../../api/slipwayApi';
import { FailureNote } from '../../kit/FailureNote';
import { Muted } from '../../kit/Muted';
import { useLocale } from '../../kit/useLocale';
import { useTexts } from '../../kit/useTexts';
import {
  HISTORY_DAYS,
  useRecoveryHistory,
} from '../../live/useRecoveryHistory';
import { RpoTable } from './RpoTable';
import { summariseRpo } from './summariseRpo';

const RpoPlot = lazy(() =>
  import('./RpoPlot').then(m => ({ default: m.RpoPlot })),
);

/** The place that the plot takes, so that nothing moves when it comes. */
const HEIGHT = 264;

interface RpoPanelProps {
  place: DatastorePlace;
  /** Name of the data store. */
  name: string;
}

/** The achievable RPO of the last thirty days: in a sentence, and as a plot or a table. */
export const RpoPanel = ({ place, name }: RpoPanelProps) => {
  const t = useTexts();
  const [table, setTable] = useState(false);
  const { data, error, refetch } = useRecoveryHistory(place);
  if (!data) {
    return error ? (
      <FailureNote
        title={t('scaling.historyFailed')}
        error={error}
        onRetry={refetch}
      />
    ) : (
      <Waiting />
    );
  }
  const summary = summariseRpo(data);
  if (!summary) {
    return <Muted>{t('recovery.noHistory')}</Muted>;
  }
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 1,
        gridTemplateColumns: 'minmax(0, 1fr)',
        fontSize: 14,
      }}
    >
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          gap: 1,
          alignItems: 'center',
          justifyContent: 'space-between',
        }}
      >
        <Summary history={data} />
        <Button
          size="small"
          color="inherit"
          aria-pressed={table}
          aria-label={t(table ? 'recovery.asPlotOf' : 'recovery.asTableOf', {
            name,
          })}
          onClick={() => setTable(!table)}
          sx={{ textTransform: 'none', fontWeight: 600 }}
        >
          {t(table ? 'scaling.asChart' : 'scaling.asTable')}
        </Button>
      </Box>
      {table ? (
        <RpoTable history={data} />
      ) : (
        <Suspense fallback={<Waiting />}>
          <RpoPlot history={data} />
        </Suspense>
      )}
    </Box>
  );
};

function Summary({ history }: { history: RecoveryHistory }) {
  const t = useTexts();
  const locale = useLocale();
  const summary = summariseRpo(history);
  if (!summary) {
    return null;
  }
  const percent = (share: number) =>
    new Intl.NumberFormat(locale, {
      style: 'percent',
      maximumFractionDigits: 1,
    }).format(share);
  const { worst, kept, notObserved } = summary;
  return (
    <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
      {t('recovery.worst', {
        days: String(HISTORY_DAYS),
        length: describeLength(worst),
      })}
      {kept !== undefined &&
        ` · ${t('recovery.kept', { percent: percent(kept) })}`}
      {notObserved > 0 &&
        ` · ${t('scaling.notObservedShare', { percent: percent(notObserved) })}`}
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
