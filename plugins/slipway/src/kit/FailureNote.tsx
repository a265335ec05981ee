import Button from '@mui/material/Button';
import { getErrorMessage } from '../api/errors';
import { Note } from './Note';
import { useTexts } from './useTexts';

interface FailureNoteProps {
  /** What could not be done. */
  title: string;
  error: unknown;
  onRetry(): void;
}

/** Says that something could not be loaded, why, and lets it be tried again. */
export const FailureNote = ({ title, error, onRetry }: FailureNoteProps) => {
  const t = useTexts();
  return (
    <Note
      tone="danger"
      role="alert"
      title={title}
      action={
        <Button size="small" variant="outlined" onClick={onRetry}>
          {t('tab.tryAgain')}
        </Button>
      }
    >
      {getErrorMessage(error)}
    </Note>
  );
};
