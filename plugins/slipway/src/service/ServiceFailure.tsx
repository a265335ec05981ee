import { getErrorMessage, hasStatus } from '../api/errors';
import { FailureNote } from '../kit/FailureNote';
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
    <FailureNote title={t('failed.title')} error={error} onRetry={onRetry} />
  );
};
