import { RolloutPhase } from '@slipway/backstage-plugin-slipway-common';
import {
  AlertIcon,
  CheckIcon,
  NothingIcon,
  PauseIcon,
  ProgressIcon,
  UnknownIcon,
} from './icons';
import { StatusChip } from './StatusChip';
import { Tone } from './tones';
import { useTexts } from './useTexts';

const looks: Record<RolloutPhase, { icon: typeof CheckIcon; tone: Tone }> = {
  Healthy: { icon: CheckIcon, tone: 'success' },
  Suspended: { icon: NothingIcon, tone: 'neutral' },
  Paused: { icon: PauseIcon, tone: 'warning' },
  Progressing: { icon: ProgressIcon, tone: 'info' },
  Unknown: { icon: UnknownIcon, tone: 'neutral' },
  Degraded: { icon: AlertIcon, tone: 'danger' },
};

/** The tone that goes with a phase. */
export function getPhaseTone(phase: RolloutPhase): Tone {
  return looks[phase].tone;
}

/** The phase of a rollout; without one, that nothing runs. */
export const PhaseChip = ({ phase }: { phase: RolloutPhase | undefined }) => {
  const t = useTexts();
  if (!phase) {
    return (
      <StatusChip icon={NothingIcon} tone="neutral" label={t('phase.None')} />
    );
  }
  return (
    <StatusChip
      {...looks[phase]}
      label={t(`phase.${phase}`)}
      turning={phase === 'Progressing'}
    />
  );
};
