import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import { getErrorMessage } from '../../api/errors';
import { Note } from '../../kit/Note';
import { useTexts } from '../../kit/useTexts';
import { DialogStep } from './DialogStep';
import { StepHeading } from './StepHeading';

interface PlanningPanelProps {
  error: unknown;
  onBack?(): void;
  onCancel(): void;
  onRetry(): void;
}

/** While the plan is made, and when it cannot be made. */
export const PlanningPanel = ({
  error,
  onBack,
  onCancel,
  onRetry,
}: PlanningPanelProps) => {
  const t = useTexts();
  if (error) {
    return (
      <DialogStep
        onBack={onBack}
        onCancel={onCancel}
        submit={{ label: t('dialog.retryPlan'), onSubmit: onRetry }}
      >
        <Note tone="danger" role="alert" title={t('plan.blocked')}>
          {getErrorMessage(error)}
        </Note>
      </DialogStep>
    );
  }
  return (
    <DialogStep onBack={onBack} onCancel={onCancel}>
      <Box sx={{ minHeight: 160 }}>
        <StepHeading>{t('dialog.planning')}</StepHeading>
        <LinearProgress aria-label={t('dialog.planning')} />
      </Box>
    </DialogStep>
  );
};
