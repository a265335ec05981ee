import { Link } from '@backstage/core-components';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import { Muted } from '../kit/Muted';
import { useTexts } from '../kit/useTexts';

/** What stands where the operations will be, of about their size. */
export const MyOperationsSkeleton = () => {
  const t = useTexts();
  return (
    <Box
      role="status"
      aria-label={t('myOperations.loading')}
      sx={{
        maxWidth: 1200,
        '@media (prefers-reduced-motion: reduce)': {
          '& *': { animation: 'none !important' },
        },
      }}
    >
      <Skeleton width={96} height={32} />
      <Skeleton variant="rounded" height={560} />
    </Box>
  );
};

/** Says that there is none yet, and what to do. */
export const MyOperationsEmpty = () => {
  const t = useTexts();
  return (
    <Card
      variant="outlined"
      sx={{ p: 4, maxWidth: 720, borderRadius: 2, typography: 'body2' }}
    >
      <Box component="p" sx={{ fontSize: 16, fontWeight: 600, m: 0, mb: 0.5 }}>
        {t('myOperations.none')}
      </Box>
      <Box component="p" sx={{ m: 0, mb: 2 }}>
        <Muted>{t('myOperations.noneHelp')}</Muted>
      </Box>
      <Button
        component={Link}
        to="/catalog"
        variant="outlined"
        size="small"
        sx={{ textTransform: 'none', fontWeight: 600 }}
      >
        {t('myOperations.toCatalog')}
      </Button>
    </Card>
  );
};
