import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import { Muted } from '../kit/Muted';
import { FailureNote } from '../kit/FailureNote';
import { useTexts } from '../kit/useTexts';

const LANE = 41;
const TICKS = 24;
const LINE = 60;
const lines = [0, 1, 2, 3, 4];
/** The toolbar, and what is around it. */
const REST = 120;

/** The space of the activity, before any of it is drawn. */
export const ActivityPlaceholder = ({ lanes }: { lanes: number }) => (
  <Card
    variant="outlined"
    sx={{
      height: REST + lanes * LANE + TICKS + lines.length * LINE,
      borderRadius: 2,
    }}
  />
);

/** What stands where the activity will be, of about its size. */
export const ActivitySkeleton = ({ lanes }: { lanes: number }) => {
  const t = useTexts();
  return (
    <Box
      role="status"
      aria-label={t('activity.loading')}
      sx={{
        '@media (prefers-reduced-motion: reduce)': {
          '& *': { animation: 'none !important' },
        },
      }}
    >
      <Skeleton
        variant="rounded"
        height={lanes * LANE + TICKS}
        sx={{ mb: 3 }}
      />
      {lines.map(line => (
        <Skeleton key={line} height={LINE} />
      ))}
    </Box>
  );
};

/** Says that nothing has happened yet. */
export const ActivityEmpty = ({ environment }: { environment?: string }) => {
  const t = useTexts();
  return (
    <Box sx={{ py: 3, textAlign: 'center' }}>
      <Box sx={{ fontWeight: 600 }}>
        {environment
          ? t('activity.noneHere', { environment })
          : t('activity.none')}
      </Box>
      <Muted>{t('activity.noneHelp')}</Muted>
    </Box>
  );
};

/** Says why the activity cannot be shown. */
export const ActivityFailure = ({
  error,
  onRetry,
}: {
  error: unknown;
  onRetry(): void;
}) => {
  const t = useTexts();
  return (
    <FailureNote title={t('activity.failed')} error={error} onRetry={onRetry} />
  );
};
