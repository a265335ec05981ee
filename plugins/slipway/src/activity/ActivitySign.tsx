import Box from '@mui/material/Box';
import SvgIcon from '@mui/material/SvgIcon';
import { Theme } from '@mui/material/styles';
import { Tone, toneColour } from '../kit/tones';

interface ActivitySignProps {
  icon: typeof SvgIcon;
  tone: Tone;
  /** Whether it was seen from outside: no operation of Slipway. */
  outside: boolean;
}

/** Beside the colour, what a sign carries at its corner. */
const badges: Partial<Record<Tone, string>> = {
  danger: '!',
  warning: '!',
  info: '…',
};

/** The looks of the round sign of an item: solid for an operation, dashed for what was seen from outside. */
export const signStyle = (
  theme: Theme,
  { tone, outside }: { tone: Tone; outside: boolean },
) => ({
  display: 'inline-flex',
  alignItems: 'center',
  justifyContent: 'center',
  width: 26,
  height: 26,
  borderRadius: '50%',
  boxSizing: 'border-box' as const,
  border: `1.5px ${outside ? 'dashed' : 'solid'} ${toneColour(theme, tone)}`,
  backgroundColor: theme.palette.background.paper,
  color: toneColour(theme, tone),
  ...(badges[tone] && {
    '&::after': {
      content: `"${badges[tone]}"`,
      position: 'absolute' as const,
      top: -5,
      right: -5,
      width: 13,
      height: 13,
      borderRadius: '50%',
      backgroundColor: toneColour(theme, tone),
      color: theme.palette.background.paper,
      fontSize: 10,
      fontWeight: 700,
      lineHeight: '13px',
      textAlign: 'center' as const,
    },
  }),
});

/** The round sign of an item on the list. */
export const ActivitySign = ({ icon: Icon, ...look }: ActivitySignProps) => (
  <Box
    component="span"
    aria-hidden
    sx={theme => ({ ...signStyle(theme, look), position: 'relative' })}
  >
    <Icon sx={{ fontSize: 15 }} />
  </Box>
);
