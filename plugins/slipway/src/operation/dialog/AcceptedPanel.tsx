import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { isEnded, Operation } from '@slipway/backstage-plugin-slipway-common';
import { Muted } from '../../kit/Muted';
import { useTexts } from '../../kit/useTexts';
import { useOperation } from '../../live/useOperation';
import { operationRouteRef } from '../../routes';
import { OperationStatus } from '../OperationStatus';
import { DialogStep } from './DialogStep';
import { StepHeading } from './StepHeading';

interface AcceptedPanelProps {
  operation: Operation;
  onClose(): void;
}

/** What happens after a plan was accepted, as it happens. */
export const AcceptedPanel = ({ operation, onClose }: AcceptedPanelProps) => {
  const t = useTexts();
  const operationPath = useRouteRef(operationRouteRef);
  const { data = operation } = useOperation(operation.id, operation);
  return (
    <DialogStep onCancel={onClose} cancelLabel={t('dialog.close')}>
      <StepHeading>{data.summary}</StepHeading>
      <OperationStatus operation={data} />
      <p>
        <Link to={operationPath({ id: operation.id })}>
          {t('operation.follow')}
        </Link>
      </p>
      {!isEnded(data.state) && (
        <p>
          <Muted>{t('operation.closing')}</Muted>
        </p>
      )}
    </DialogStep>
  );
};
