import { PostureState } from '@slipway/backstage-plugin-slipway-common';
import { AlertIcon, CheckIcon, UnknownIcon, WarningIcon } from './icons';
import { StatusChip } from './StatusChip';
import { Tone } from './tones';
import { useTexts } from './useTexts';

const looks: Record<PostureState, { icon: typeof CheckIcon; tone: Tone }> = {
  Breached: { icon: AlertIcon, tone: 'danger' },
  AtRisk: { icon: WarningIcon, tone: 'warning' },
  Unknown: { icon: UnknownIcon, tone: 'neutral' },
  Met: { icon: CheckIcon, tone: 'success' },
};

/** The icon and the tone that go with a posture. */
export function getPostureLook(state: PostureState) {
  return looks[state];
}

/** How a data store stands against its objectives. */
export const PostureChip = ({ state }: { state: PostureState }) => {
  const t = useTexts();
  return <StatusChip {...looks[state]} label={t(`posture.${state}`)} />;
};
