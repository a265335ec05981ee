import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import { useTexts } from '../kit/useTexts';

const lines = [56, 40, 20, 64];

/** What stands where the environments will be, of about their size. */
export const ServiceSkeleton = () => {
  const t = useTexts();
  return (
    <Box
      role="status"
      aria-label={t('tab.loading')}
      sx={{
        display: 'grid',
        gap: 3,
        gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 312px), 1fr))',
        '@media (prefers-reduced-motion: reduce)': {
          '& *': { animation: 'none !important' },
        },
      }}
    >
      {[0, 1, 2].map(column => (
        <Card
          key={column}
          variant="outlined"
          sx={{ p: 2.5, height: 420, borderRadius: 2, maxWidth: 720 }}
        >
          <Skeleton width="45%" height={32} />
          <Skeleton width="65%" sx={{ mb: 3 }} />
          {lines.map(height => (
            <Skeleton key={height} height={height} />
          ))}
        </Card>
      ))}
    </Box>
  );
};
