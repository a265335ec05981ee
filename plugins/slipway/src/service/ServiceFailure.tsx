import Button from '@mui/material/Button';
import { getErrorMessage, hasStatus } from '../api/errors';
import { Note } from '../kit/Note';
import { useTexts } from '../kit/useTexts';

interface ServiceFailureProps {
  error: unknown;
  onRetry(): void;
}

/** Why a service cannot be shown at all. */
export const ServiceFailure = ({ error, onRetry }: ServiceFailureProps) => {
  const t = useTexts();
  if (hasStatus(error, 403)) {
    return (
      <Note tone="warning" role="alert" title={t('failed.forbidden')}>
        <div>{getErrorMessage(error)}</div>
        <div>{t('failed.forbiddenHelp')}</div>
      </Note>
    );
  }
  return (
    <Note
      tone="danger"
      role="alert"
      title={t('failed.title')}
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
