import Button from '@mui/material/Button';
import { HistoryIcon } from '../kit/icons';
import { useDeepLink } from '../kit/useDeepLink';
import { useTexts } from '../kit/useTexts';
import { getPlace, WorkloadSubject } from '../operation/subject';

/** The ID of the button that opens the revisions of an address: it gets the focus back. */
export function revisionsButtonId(parts: readonly string[]): string {
  return `slipway-revisions-${parts.join('/')}`;
}

/** Opens the revisions of a workload. */
export const RevisionsButton = ({ subject }: { subject: WorkloadSubject }) => {
  const t = useTexts();
  const { open } = useDeepLink('revisions');
  const { environment, target, workload } = getPlace(subject);
  const parts = [environment, target, workload] as const;
  return (
    <Button
      id={revisionsButtonId(parts)}
      size="small"
      startIcon={<HistoryIcon aria-hidden />}
      aria-haspopup="dialog"
      aria-label={t('revisions.openOf', { workload: subject.workload.name })}
      onClick={() => open(...parts)}
      sx={{ textTransform: 'none', fontWeight: 600 }}
    >
      {t('revisions.open')}
    </Button>
  );
};
