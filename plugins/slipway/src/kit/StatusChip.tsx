import Box from '@mui/material/Box';
import { keyframes } from '@mui/material/styles';
import SvgIcon from '@mui/material/SvgIcon';
import { chipTint, Tone, toneColour, toneLine } from './tones';

const turn = keyframes`to { transform: rotate(360deg); }`;

interface StatusChipProps {
  icon: typeof SvgIcon;
  tone: Tone;
  label: string;
  /** Whether it is under way: the icon turns, unless the reader wants no motion. */
  turning?: boolean;
}

/** A state as icon, word and colour. */
export const StatusChip = ({
  icon: Icon,
  tone,
  label,
  turning = false,
}: StatusChipProps) => (
  <Box
    component="span"
    sx={theme => ({
      display: 'inline-flex',
      alignItems: 'center',
      gap: 0.625,
      flexShrink: 0,
      height: 24,
      pl: 0.75,
      pr: 1.125,
      borderRadius: '12px',
      border: `1px ${tone === 'neutral' ? 'dashed' : 'solid'} ${toneLine(theme, tone)}`,
      backgroundColor: chipTint(theme, tone),
      color: toneColour(theme, tone),
      fontSize: 13,
      lineHeight: 1,
      fontWeight: 600,
      whiteSpace: 'nowrap',
    })}
  >
    <Icon
      aria-hidden
      sx={{
        fontSize: 16,
        ...(turning && {
          animation: `${turn} 2.4s linear infinite`,
          '@media (prefers-reduced-motion: reduce)': { animation: 'none' },
        }),
      }}
    />
    {label}
  </Box>
);
