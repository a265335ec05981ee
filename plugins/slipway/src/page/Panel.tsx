import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { ReactNode, useId } from 'react';
import { Muted } from '../kit/Muted';

interface PanelProps {
  title: string;
  /** Beside the title, in few words. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A part of a page with its title. */
export const Panel = ({ title, aside, children }: PanelProps) => {
  const id = useId();
  return (
    <Card
      component="section"
      variant="outlined"
      aria-labelledby={id}
      sx={{ p: { xs: 2, sm: 2.5 }, borderRadius: 2, minWidth: 0 }}
    >
      <Box
        sx={{
          display: 'flex',
          justifyContent: 'space-between',
          alignItems: 'baseline',
          gap: 1,
          mb: 1.5,
        }}
      >
        <Typography
          id={id}
          component="h2"
          sx={{ fontSize: 16, fontWeight: 600 }}
        >
          {title}
        </Typography>
        {aside && <Muted>{aside}</Muted>}
      </Box>
      {children}
    </Card>
  );
};
