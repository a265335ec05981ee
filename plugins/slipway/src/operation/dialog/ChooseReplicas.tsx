import { operationInputSchemas } from '@slipway/backstage-plugin-slipway-common';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { figures } from '../../kit/figures';
import { useTexts } from '../../kit/useTexts';
import { WorkloadSubject } from '../subject';
import { DialogStep } from './DialogStep';
import { StepHeading } from './StepHeading';

interface ChooseReplicasProps {
  subject: WorkloadSubject;
  onCancel(): void;
  onChosen(replicas: number): void;
}

/** The choice of how many replicas shall run. */
export const ChooseReplicas = ({
  subject,
  onCancel,
  onChosen,
}: ChooseReplicasProps) => {
  const t = useTexts();
  const current = subject.workload.replicas.desired;
  const [text, setText] = useState(String(current));
  const chosen = operationInputSchemas.scale.safeParse({
    replicas: text.trim() === '' ? NaN : Number(text),
  });
  const { autoscaling } = subject.workload;
  return (
    <DialogStep
      onCancel={onCancel}
      submit={{
        label: t('dialog.review'),
        disabled: !chosen.success || chosen.data.replicas === current,
        onSubmit: () => chosen.success && onChosen(chosen.data.replicas),
      }}
    >
      <StepHeading>{t('dialog.chooseReplicas')}</StepHeading>
      <TextField
        label={t('dialog.replicas')}
        value={text}
        onChange={event => setText(event.target.value)}
        error={!chosen.success}
        helperText={t('dialog.replicasHelp', figures({ current }))}
        inputProps={{ inputMode: 'numeric', type: 'number', min: 0, max: 1000 }}
        sx={{ width: 280, maxWidth: '100%' }}
      />
      {autoscaling && (
        <p>
          {t('scaling.title')}: {autoscaling.status.message}
        </p>
      )}
    </DialogStep>
  );
};
