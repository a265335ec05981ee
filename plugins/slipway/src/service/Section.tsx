import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { ReactNode, useId } from 'react';

interface SectionProps {
  title: string;
  children: ReactNode;
}

/** A part of the tab with its heading. */
export const Section = ({ title, children }: SectionProps) => {
  const id = useId();
  return (
    <Box component="section" aria-labelledby={id} sx={{ minWidth: 0 }}>
      <Typography
        id={id}
        component="h2"
        sx={{ fontSize: 18, fontWeight: 600, mb: 1.5 }}
      >
        {title}
      </Typography>
      {children}
    </Box>
  );
};
