import { OperationState } from '@slipway/backstage-plugin-slipway-common';
import {
  AlertIcon,
  CheckIcon,
  ClockIcon,
  PauseIcon,
  ProgressIcon,
  StopIcon,
  UnknownIcon,
  WarningIcon,
} from './icons';
import { StatusChip } from './StatusChip';
import { Tone } from './tones';
import { useTexts } from './useTexts';

const looks: Record<OperationState, { icon: typeof CheckIcon; tone: Tone }> = {
  accepted: { icon: ClockIcon, tone: 'info' },
  'awaiting-approval': { icon: ClockIcon, tone: 'warning' },
  waiting: { icon: ClockIcon, tone: 'info' },
  running: { icon: ProgressIcon, tone: 'info' },
  verifying: { icon: ProgressIcon, tone: 'info' },
  held: { icon: PauseIcon, tone: 'warning' },
  stalled: { icon: WarningIcon, tone: 'warning' },
  unobservable: { icon: UnknownIcon, tone: 'neutral' },
  succeeded: { icon: CheckIcon, tone: 'success' },
  failed: { icon: AlertIcon, tone: 'danger' },
  cancelled: { icon: StopIcon, tone: 'neutral' },
  superseded: { icon: StopIcon, tone: 'neutral' },
};

/** The tone that goes with the state of an operation. */
export function getStateTone(state: OperationState): Tone {
  return looks[state].tone;
}

/** The state of an operation. */
export const OperationStateChip = ({
  state,
  past = false,
}: {
  state: OperationState;
  /** Whether it is a state of the past: nothing moves. */
  past?: boolean;
}) => {
  const t = useTexts();
  return (
    <StatusChip
      {...looks[state]}
      label={t(`state.${state}`)}
      turning={!past && (state === 'running' || state === 'verifying')}
    />
  );
};
