import TextField from '@mui/material/TextField';
import { useRef, useState } from 'react';
import { Note } from '../../kit/Note';
import { useTexts } from '../../kit/useTexts';
import { ConfirmationField } from './ConfirmationField';
import { DialogStep } from './DialogStep';
import { HolderNote } from './HolderNote';
import { PlanDetails } from './PlanDetails';
import { Review } from './reviewState';
import { SendError } from './SendError';
import { StepHeading } from './StepHeading';
import { Decision } from './useOperationDialogState';

/** As the API wants it: something that can be called a reason. */
const SHORTEST_REASON = 3;

interface ReviewPanelProps {
  review: Review;
  sending: boolean;
  error: unknown;
  reason: string;
  onReason(reason: string): void;
  onBack?(): void;
  onCancel(): void;
  onSubmit(decision: Decision): void;
}

/** The plan, and the question for the reason. */
export const ReviewPanel = ({
  review,
  sending,
  error,
  reason,
  onReason,
  onBack,
  onCancel,
  onSubmit,
}: ReviewPanelProps) => {
  const t = useTexts();
  const [takeOver, setTakeOver] = useState(false);
  const reasonField = useRef<HTMLTextAreaElement>(null);
  const [touched, setTouched] = useState(false);
  const confirmationField = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const { plan, replaced } = review;
  const { holder, blockers } = plan;
  const blocked = blockers.length > 0 || (holder && !holder.supersedable);
  const reasonMissing = reason.trim().length < SHORTEST_REASON;
  const waitsForTakeOver = holder?.supersedable && !takeOver;
  const { confirmation } = plan;
  const unconfirmed = confirmation !== undefined && typed !== confirmation;

  const submit = () => {
    setTouched(true);
    setTried(true);
    if (reasonMissing) {
      reasonField.current?.focus();
    } else if (unconfirmed) {
      confirmationField.current?.focus();
    } else {
      onSubmit({
        reason: reason.trim(),
        ...(takeOver && holder ? { supersedes: holder.operationId } : {}),
        ...(confirmation === undefined ? {} : { confirmation: typed }),
      });
    }
  };

  return (
    <DialogStep
      onBack={sending ? undefined : onBack}
      onCancel={onCancel}
      footer={blocked && error === undefined ? undefined : renderFooter()}
      submit={
        blocked
          ? undefined
          : {
              label: t(`kind.${plan.request.kind}`),
              disabled: sending || waitsForTakeOver,
              onSubmit: submit,
            }
      }
    >
      <StepHeading>{plan.summary}</StepHeading>
      {replaced && (
        <Note tone="warning" role="alert" title={t('plan.changed')}>
          {t('plan.changedHelp')}
        </Note>
      )}
      {holder && (
        <HolderNote
          holder={holder}
          takeOver={takeOver}
          onTakeOver={setTakeOver}
        />
      )}
      <PlanDetails plan={plan} />
    </DialogStep>
  );

  function renderFooter() {
    return (
      <>
        {!blocked && (
          <TextField
            required
            inputRef={reasonField}
            fullWidth
            multiline
            maxRows={3}
            label={t('plan.reason')}
            value={reason}
            disabled={sending}
            onChange={event => onReason(event.target.value)}
            onBlur={() => reason && setTouched(true)}
            error={touched && reasonMissing}
            helperText={
              touched && reasonMissing
                ? t('plan.reasonMissing')
                : t('plan.reasonHelp')
            }
            inputProps={{ maxLength: 1000 }}
          />
        )}
        {!blocked && confirmation !== undefined && (
          <ConfirmationField
            inputRef={confirmationField}
            expected={confirmation}
            typed={typed}
            disabled={sending}
            complain={tried && unconfirmed}
            onTyped={setTyped}
          />
        )}
        {error !== undefined && <SendError error={error} />}
      </>
    );
  }
};
