import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Collapse from '@mui/material/Collapse';
import { ReactNode, useId, useState } from 'react';
import { ChevronIcon } from './icons';

interface DisclosureProps {
  /** What is always seen; the whole line opens and closes. */
  summary: ReactNode;
  children: ReactNode;
  /** @default false */
  initiallyOpen?: boolean;
}

/** Something that opens below its own line. What is closed is not drawn. */
export const Disclosure = ({
  summary,
  children,
  initiallyOpen = false,
}: DisclosureProps) => {
  const [open, setOpen] = useState(initiallyOpen);
  const id = useId();
  return (
    <Box sx={{ minWidth: 0 }}>
      <ButtonBase
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
        sx={{
          display: 'flex',
          width: '100%',
          gap: 0.75,
          py: 0.75,
          justifyContent: 'flex-start',
          textAlign: 'left',
          font: 'inherit',
          borderRadius: 1,
          '&:hover': { bgcolor: 'action.hover' },
          '&.Mui-focusVisible, &:focus-visible': {
            outline: '2px solid',
            outlineColor: 'primary.main',
          },
        }}
      >
        <ChevronIcon
          aria-hidden
          sx={{
            fontSize: 16,
            flexShrink: 0,
            color: 'text.secondary',
            transform: open ? undefined : 'rotate(-90deg)',
            transition: 'transform 120ms',
            '@media (prefers-reduced-motion: reduce)': { transition: 'none' },
          }}
        />
        <Box sx={{ flex: 1, minWidth: 0 }}>{summary}</Box>
      </ButtonBase>
      <Collapse in={open} unmountOnExit timeout={120} id={id}>
        {children}
      </Collapse>
    </Box>
  );
};
