import Button from '@mui/material/Button';
import { getErrorMessage } from '../api/errors';
import { useAge } from '../kit/Age';
import { Note } from '../kit/Note';
import { useTexts } from '../kit/useTexts';

interface NotRefreshedProps {
  error: unknown;
  /** Milliseconds. */
  seenAt: number;
  onRetry(): void;
}

/** Says that what is shown could not be refreshed, and how old it is. */
export const NotRefreshed = ({ error, seenAt, onRetry }: NotRefreshedProps) => {
  const t = useTexts();
  const age = useAge();
  return (
    <Note
      tone="warning"
      role="status"
      action={
        <Button size="small" variant="outlined" onClick={onRetry}>
          {t('tab.tryAgain')}
        </Button>
      }
    >
      {t('tab.notRefreshed', {
        message: getErrorMessage(error),
        age: age(new Date(seenAt).toISOString()),
      })}
    </Note>
  );
};
