import { WorkloadInstance } from '@slipway/backstage-plugin-slipway-common';
import Button from '@mui/material/Button';
import { useTexts } from '../kit/useTexts';
import { LogsIcon } from '../kit/icons';
import { WorkloadPlace } from '../api/slipwayApi';

/** The ID of the button that opens the logs of an address: it gets the focus back. */
export function logsButtonId(parts: readonly string[]): string {
  return `slipway-logs-${parts.join('/')}`;
}

interface LogsButtonProps {
  place: WorkloadPlace;
  instance: WorkloadInstance;
  onOpen(...parts: string[]): void;
}

/** Opens the logs of an instance. */
export const LogsButton = ({ place, instance, onOpen }: LogsButtonProps) => {
  const t = useTexts();
  const { environment, target, workload } = place;
  const parts = [environment, target, workload, instance.name] as const;
  return (
    <Button
      id={logsButtonId(parts)}
      size="small"
      variant={instance.ready ? 'text' : 'outlined'}
      startIcon={<LogsIcon aria-hidden />}
      aria-haspopup="dialog"
      aria-label={t('logs.openOf', { instance: instance.name })}
      onClick={() => onOpen(...parts)}
    >
      {t('logs.open')}
    </Button>
  );
};
