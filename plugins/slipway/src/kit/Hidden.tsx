import Box from '@mui/material/Box';
import { ReactNode } from 'react';

interface HiddenProps {
  children: ReactNode;
  id?: string;
  /** Whether a screen reader says it again when it changes. */
  live?: boolean;
}

/** Text for those who do not see the screen. */
export const Hidden = ({ children, id, live }: HiddenProps) => (
  <Box
    component="span"
    id={id}
    aria-live={live ? 'polite' : undefined}
    sx={{
      position: 'absolute',
      width: '1px',
      height: '1px',
      m: '-1px',
      p: 0,
      border: 0,
      overflow: 'hidden',
      clip: 'rect(0 0 0 0)',
      whiteSpace: 'nowrap',
    }}
  >
    {children}
  </Box>
);
