import { OperationInput } from '@slipway/backstage-plugin-slipway-common';
import Dialog from '@mui/material/Dialog';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, useState } from 'react';
import { useTexts } from '../../kit/useTexts';
import { operationActions } from '../operationActions';
import { OperationIntent } from '../OperationIntent';
import { getItem, toPlanRequest } from '../subject';
import { AcceptedPanel } from './AcceptedPanel';
import { ChoiceStep } from './ChoiceStep';
import { PlanningPanel } from './PlanningPanel';
import { ReviewPanel } from './ReviewPanel';
import { useOperationDialogState } from './useOperationDialogState';

interface OperationDialogProps {
  intent: OperationIntent;
  open: boolean;
  onClose(): void;
  /** Called when it has gone from the screen. */
  onClosed(): void;
}

/**
 * The dialog of every kind of operation: choose, review the plan and say why, follow what happens.
 *
 * @remarks
 * Only the first step differs between kinds; what a plan shows comes from the backend.
 */
export const OperationDialog = ({
  intent,
  open,
  onClose,
  onClosed,
}: OperationDialogProps) => {
  const t = useTexts();
  const titleId = useId();
  const { kind, subject } = intent;
  const { state, dispatch, submit } = useOperationDialogState(begin(intent));
  const [reason, setReason] = useState('');
  const [chosen, setChosen] = useState<OperationInput>();
  const sending = state.status === 'reviewing' && state.sending;
  const hasChoice = operationActions[kind].choice !== undefined;
  const back = hasChoice ? () => dispatch({ type: 'back' }) : undefined;

  return (
    <Dialog
      open={open}
      onClose={() => !sending && onClose()}
      fullWidth
      maxWidth="md"
      aria-labelledby={titleId}
      disableRestoreFocus
      TransitionProps={{ onExited: onClosed }}
    >
      <DialogTitle
        id={titleId}
        sx={{ fontSize: 20, fontWeight: 600, overflowWrap: 'anywhere', mb: 0 }}
      >
        {t('dialog.title', {
          kind: t(`kind.${kind}`),
          workload: getItem(subject).name,
          environment: subject.environment.title,
        })}
      </DialogTitle>
      {renderStep()}
    </Dialog>
  );

  function renderStep() {
    switch (state.status) {
      case 'choosing':
        return (
          <ChoiceStep
            intent={intent}
            before={chosen}
            onCancel={onClose}
            onChosen={input => {
              setChosen(input);
              dispatch({
                type: 'chosen',
                request: toPlanRequest(subject, kind, input),
              });
            }}
          />
        );
      case 'planning':
        return (
          <PlanningPanel
            error={state.error}
            onBack={back}
            onCancel={onClose}
            onRetry={() =>
              dispatch({ type: 'chosen', request: { ...state.request } })
            }
          />
        );
      case 'reviewing':
        return (
          <ReviewPanel
            key={state.review.idempotencyKey}
            review={state.review}
            sending={state.sending}
            error={state.error}
            reason={reason}
            onReason={setReason}
            onBack={back}
            onCancel={onClose}
            onSubmit={submit}
          />
        );
      default:
        return <AcceptedPanel operation={state.operation} onClose={onClose} />;
    }
  }
};

/** The request that needs no choice: of a kind that has none, or where it has been made. */
function begin({ kind, subject, proposed }: OperationIntent) {
  const { choice } = operationActions[kind];
  if (choice === undefined) {
    return toPlanRequest(subject, kind, {});
  }
  return choice === 'revision' && proposed !== undefined
    ? toPlanRequest(subject, 'rollback', { toRevision: proposed })
    : undefined;
}
