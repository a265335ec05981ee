import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { useTexts } from '../kit/useTexts';
import { Columns } from './Columns';

/** What stands where an operation will be, of about its size. */
export const PageSkeleton = () => {
  const t = useTexts();
  return (
    <Box
      role="status"
      aria-label={t('operation.loading')}
      sx={{
        '@media (prefers-reduced-motion: reduce)': {
          '& *': { animation: 'none !important' },
        },
      }}
    >
      <Columns>
        <Box sx={{ display: 'grid', gap: 3 }}>
          <Skeleton variant="rounded" height={150} />
          <Skeleton variant="rounded" height={320} />
          <Skeleton variant="rounded" height={330} />
        </Box>
        <Skeleton variant="rounded" height={420} />
      </Columns>
    </Box>
  );
};
