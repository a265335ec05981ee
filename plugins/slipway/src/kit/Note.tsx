import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { ReactNode } from 'react';
import { AlertIcon, CheckIcon, InfoIcon, WarningIcon } from './icons';
import { Tone, toneColour, toneLine, toneTint } from './tones';

const icons: Record<Tone, typeof InfoIcon> = {
  success: CheckIcon,
  info: InfoIcon,
  warning: WarningIcon,
  danger: AlertIcon,
  neutral: InfoIcon,
};

interface NoteProps {
  tone: Tone;
  title?: ReactNode;
  children?: ReactNode;
  icon?: typeof InfoIcon;
  /** Buttons at its end. */
  action?: ReactNode;
  /** `alert` where it has to be said at once. */
  role?: 'alert' | 'status' | 'note';
}

/** A remark with an icon, set off from what is around it. */
export const Note = ({
  tone,
  title,
  children,
  icon: Icon = icons[tone],
  action,
  role,
}: NoteProps) => (
  <Box
    role={role}
    sx={theme => ({
      display: 'flex',
      gap: 1.25,
      p: 1.5,
      borderRadius: 1,
      border: `1px solid ${toneLine(theme, tone)}`,
      bgcolor: toneTint(theme, tone),
    })}
  >
    <Icon
      aria-hidden
      sx={theme => ({
        mt: '1px',
        fontSize: 18,
        flexShrink: 0,
        color: toneColour(theme, tone),
      })}
    />
    <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
      {title && (
        <Typography
          variant="body2"
          component="div"
          sx={theme => ({ fontWeight: 600, color: toneColour(theme, tone) })}
        >
          {title}
        </Typography>
      )}
      {children && (
        <Typography
          variant="body2"
          component="div"
          sx={{ '& > * + *': { mt: 0.75 } }}
        >
          {children}
        </Typography>
      )}
      {action && <Box sx={{ mt: 1 }}>{action}</Box>}
    </Box>
  </Box>
);
