import { Workload } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import { figures } from '../kit/figures';
import { getPhaseTone } from '../kit/PhaseChip';
import { toneColour } from '../kit/tones';
import { useTexts } from '../kit/useTexts';

/**
 * How far the newest revision is: full colour for what is updated and available, pale for what is updated and not yet
 * available, empty for the rest; without the colour of a phase where it cannot be seen now.
 */
export const ReplicaBar = ({
  workload,
  unseen,
}: {
  workload: Workload;
  unseen: boolean;
}) => {
  const t = useTexts();
  const { replicas, status } = workload;
  const { desired, updated, available } = replicas;
  const share = (count: number) =>
    `${desired ? Math.min(100, (100 * count) / desired) : 0}%`;
  const tone = unseen ? 'neutral' : getPhaseTone(status.phase);
  const layer = {
    position: 'absolute',
    inset: 0,
    right: 'auto',
    borderRadius: 'inherit',
    transition: 'width 400ms ease-out',
    '@media (prefers-reduced-motion: reduce)': { transition: 'none' },
  } as const;
  return (
    <Box
      role="progressbar"
      aria-valuemin={0}
      aria-valuemax={desired}
      aria-valuenow={Math.min(updated, available, desired)}
      aria-valuetext={t('workload.progress', figures(replicas))}
      aria-label={t('workload.replicas')}
      sx={{
        position: 'relative',
        height: 6,
        my: 0.75,
        maxWidth: 420,
        borderRadius: '3px',
        bgcolor: 'action.selected',
        overflow: 'hidden',
      }}
    >
      <Box
        sx={theme => ({
          ...layer,
          opacity: 0.35,
          width: share(updated),
          bgcolor: toneColour(theme, tone),
        })}
      />
      <Box
        sx={theme => ({
          ...layer,
          width: share(Math.min(updated, available)),
          bgcolor: toneColour(theme, tone),
        })}
      />
    </Box>
  );
};
