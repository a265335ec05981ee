import {
  OperationKind,
  operationKinds,
} from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Tooltip from '@mui/material/Tooltip';
import { useId, useRef } from 'react';
import { Hidden } from '../kit/Hidden';
import { useTexts } from '../kit/useTexts';
import { RevisionsButton } from '../revisions/RevisionsButton';
import { ActionMenu } from './ActionMenu';
import { getAvailability } from './getAvailability';
import { operationActions } from './operationActions';
import { useOperationDialog } from './OperationDialogProvider';
import { Subject } from './subject';

const FIRST: OperationKind = 'rollback';

/** What can be done with a workload: rolling back at once, its revisions, the rest in a menu. */
export const WorkloadActions = ({ subject }: { subject: Subject }) => {
  const t = useTexts();
  const offers = operationKinds
    .map(kind => ({ kind, availability: getAvailability(subject, kind, t) }))
    .filter(({ availability }) => availability.status !== 'hidden');
  const first = offers.find(({ kind }) => kind === FIRST);
  const others = offers.filter(({ kind }) => kind !== FIRST);
  return (
    <Box
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}
    >
      {first && (
        <ActionButton
          kind={first.kind}
          subject={subject}
          why={
            first.availability.status === 'refused'
              ? first.availability.why
              : undefined
          }
        />
      )}
      <RevisionsButton subject={subject} />
      {others.length > 0 && <ActionMenu subject={subject} offers={others} />}
    </Box>
  );
};

interface ActionButtonProps {
  kind: OperationKind;
  subject: Subject;
  /** Why it cannot be pressed now. */
  why?: string;
}

function ActionButton({ kind, subject, why }: ActionButtonProps) {
  const t = useTexts();
  const open = useOperationDialog();
  const trigger = useRef<HTMLButtonElement>(null);
  const id = useId();
  const { icon: Icon } = operationActions[kind];
  const urgent = subject.workload.status.phase === 'Degraded' && !why;
  return (
    <Tooltip title={why ?? ''}>
      <span>
        <Button
          ref={trigger}
          size="small"
          variant={urgent ? 'contained' : 'outlined'}
          startIcon={<Icon aria-hidden />}
          aria-disabled={why ? true : undefined}
          aria-describedby={why ? id : undefined}
          onClick={() =>
            !why && open({ kind, subject, trigger: trigger.current })
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
}
