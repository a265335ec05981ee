import { OperationKind } from '@slipway/backstage-plugin-slipway-common';
import Button from '@mui/material/Button';
import Tooltip from '@mui/material/Tooltip';
import { useId, useRef } from 'react';
import { Hidden } from '../kit/Hidden';
import { useTexts } from '../kit/useTexts';
import { getAvailability } from './getAvailability';
import { operationActions } from './operationActions';
import { useOperationDialog } from './OperationDialogProvider';
import { Subject } from './subject';

interface OperationButtonProps {
  kind: OperationKind;
  subject: Subject;
  /** What is chosen already, e.g. a revision. */
  proposed?: string;
  /** Where the name of the kind alone would be one of many. */
  label?: string;
  /** Whether it is the thing to do now. */
  urgent?: boolean;
}

/** Asks for an operation; where that is refused now, it says why, and where it makes no sense, it is not there. */
export const OperationButton = ({
  kind,
  subject,
  proposed,
  label,
  urgent,
}: OperationButtonProps) => {
  const t = useTexts();
  const open = useOperationDialog();
  const trigger = useRef<HTMLButtonElement>(null);
  const id = useId();
  const availability = getAvailability(subject, kind, t);
  if (availability.status === 'hidden') {
    return null;
  }
  const why = availability.status === 'refused' ? availability.why : undefined;
  const { icon: Icon } = operationActions[kind];
  return (
    <Tooltip title={why ?? ''}>
      <span>
        <Button
          ref={trigger}
          size="small"
          variant={urgent && !why ? 'contained' : 'outlined'}
          startIcon={<Icon aria-hidden />}
          aria-label={label}
          aria-disabled={why ? true : undefined}
          aria-describedby={why ? id : undefined}
          onClick={() =>
            !why && open({ kind, subject, proposed, trigger: trigger.current })
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
          {t(`kind.${kind}`)}
        </Button>
        {why && <Hidden id={id}>{why}</Hidden>}
      </span>
    </Tooltip>
  );
};
