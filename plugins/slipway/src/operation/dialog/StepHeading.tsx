import Typography from '@mui/material/Typography';
import { ReactNode, useEffect, useRef } from 'react';

/** The heading of a step of a dialog; gets the focus when the step begins, so that it is read first. */
export const StepHeading = ({ children }: { children: ReactNode }) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Typography
      ref={heading}
      tabIndex={-1}
      variant="body1"
      component="h3"
      sx={{
        fontWeight: 500,
        mb: 2,
        outline: 'none',
        overflowWrap: 'anywhere',
      }}
    >
      {children}
    </Typography>
  );
};
