import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { getErrorMessage } from '../api/errors';
import { Muted } from './Muted';
import { Note } from './Note';
import { useTexts } from './useTexts';

interface OlderButtonProps {
  /** Whether there is more. */
  hasOlder: boolean;
  loading: boolean;
  error: unknown;
  onMore(): void;
}

/** The end of a paged list: more, or that this is all. */
export const OlderButton = ({
  hasOlder,
  loading,
  error,
  onMore,
}: OlderButtonProps) => {
  const t = useTexts();
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 1.5,
        justifyItems: 'center',
        maxWidth: 1200,
      }}
    >
      {error ? (
        <Note tone="warning" role="alert">
          {t('activity.olderFailed', { message: getErrorMessage(error) })}
        </Note>
      ) : null}
      {hasOlder ? (
        <Button
          size="small"
          variant="outlined"
          color="inherit"
          aria-disabled={loading || undefined}
          onClick={onMore}
          sx={{ textTransform: 'none', fontWeight: 600, minWidth: 128 }}
        >
          {t(loading ? 'activity.loadingOlder' : 'activity.older')}
        </Button>
      ) : (
        <Muted>{t('activity.end')}</Muted>
      )}
    </Box>
  );
};
