import Box from '@mui/material/Box';
import { ReactNode } from 'react';

/** Words of less weight than those around them. */
export const Muted = ({ children }: { children: ReactNode }) => (
  <Box component="span" sx={{ color: 'text.secondary' }}>
    {children}
  </Box>
);
