import Box from '@mui/material/Box';
import { ReactNode } from 'react';

/** Two columns where there is room: what it is beside what happens. */
export const Columns = ({ children }: { children: ReactNode }) => (
  <Box
    sx={{
      display: 'grid',
      gap: 3,
      maxWidth: 1600,
      typography: 'body2',
      color: 'text.primary',
      gridTemplateColumns: {
        xs: 'minmax(0, 1fr)',
        lg: 'minmax(0, 2fr) minmax(0, 3fr)',
      },
      alignItems: 'start',
    }}
  >
    {children}
  </Box>
);
