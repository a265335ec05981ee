import Button from '@mui/material/Button';
import Tooltip from '@mui/material/Tooltip';
import { useId, useRef } from 'react';
import { Hidden } from '../kit/Hidden';
import { RollbackIcon } from '../kit/icons';
import { useTexts } from '../kit/useTexts';
import { getAvailability } from '../operation/getAvailability';
import { useOperationDialog } from '../operation/OperationDialogProvider';
import { Subject } from '../operation/subject';

interface RollBackToProps {
  subject: Subject;
  revision: string;
}

/** Asks for a rollback to that revision; where that is refused now, it says why. */
export const RollBackTo = ({ subject, revision }: RollBackToProps) => {
  const t = useTexts();
  const open = useOperationDialog();
  const trigger = useRef<HTMLButtonElement>(null);
  const id = useId();
  const availability = getAvailability(subject, 'rollback', t);
  if (availability.status === 'hidden') {
    return null;
  }
  const why = availability.status === 'refused' ? availability.why : undefined;
  return (
    <Tooltip title={why ?? ''}>
      <span>
        <Button
          ref={trigger}
          size="small"
          variant="outlined"
          startIcon={<RollbackIcon aria-hidden />}
          aria-label={t('revisions.rollBackTo', { revision })}
          aria-disabled={why ? true : undefined}
          aria-describedby={why ? id : undefined}
          onClick={() =>
            !why &&
            open({
              kind: 'rollback',
              subject,
              revision,
              trigger: trigger.current,
            })
          }
          sx={{
            textTransform: 'none',
            fontWeight: 600,
            ...(why && {
              color: 'text.disabled',
              borderColor: 'action.disabled',
              cursor: 'not-allowed',
              '&:hover': {
                borderColor: 'action.disabled',
                bgcolor: 'transparent',
              },
            }),
          }}
        >
          {t('kind.rollback')}
        </Button>
        {why && <Hidden id={id}>{why}</Hidden>}
      </span>
    </Tooltip>
  );
};
