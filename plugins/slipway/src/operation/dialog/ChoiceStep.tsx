import { OperationInput } from '@slipway/backstage-plugin-slipway-common';
import Skeleton from '@mui/material/Skeleton';
import { lazy, Suspense } from 'react';
import { OperationIntent } from '../OperationIntent';
import { operationActions } from '../operationActions';
import { ChooseReplicas } from './ChooseReplicas';
import { ChooseRevision } from './ChooseRevision';
import { DialogStep } from './DialogStep';

const ChooseRecoveryPoint = lazy(() =>
  import('../../recovery/choose/ChooseRecoveryPoint').then(m => ({
    default: m.ChooseRecoveryPoint,
  })),
);

interface ChoiceStepProps {
  intent: OperationIntent;
  /** What was chosen before, where the person comes back to this step. */
  before: OperationInput | undefined;
  onCancel(): void;
  onChosen(input: OperationInput): void;
}

/** The first step of a dialog: what has to be chosen before there can be a plan. */
export const ChoiceStep = ({
  intent,
  before,
  onCancel,
  onChosen,
}: ChoiceStepProps) => {
  const { kind, subject, proposed } = intent;
  if ('datastore' in subject) {
    return (
      <Suspense
        fallback={
          <DialogStep onCancel={onCancel}>
            <Skeleton variant="rounded" height={280} />
          </DialogStep>
        }
      >
        <ChooseRecoveryPoint
          kind={kind}
          subject={subject}
          before={before}
          onCancel={onCancel}
          onChosen={onChosen}
        />
      </Suspense>
    );
  }
  return operationActions[kind].choice === 'replicas' ? (
    <ChooseReplicas
      subject={subject}
      onCancel={onCancel}
      onChosen={replicas => onChosen({ replicas })}
    />
  ) : (
    <ChooseRevision
      subject={subject}
      proposed={proposed}
      onCancel={onCancel}
      onChosen={toRevision => onChosen({ toRevision })}
    />
  );
};
