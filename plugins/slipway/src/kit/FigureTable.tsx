import Box from '@mui/material/Box';
import { ReactNode } from 'react';

interface FigureTableProps {
  label: string;
  /** In pixels; what is longer scrolls below its head. */
  maxHeight: number;
  /** The head and the body. */
  children: ReactNode;
}

/** A table of figures, which scrolls within its own space and can be reached with the keyboard. */
export const FigureTable = ({
  label,
  maxHeight,
  children,
}: FigureTableProps) => (
  <Box
    role="region"
    aria-label={label}
    tabIndex={0}
    sx={{ maxHeight, overflow: 'auto' }}
  >
    <Box
      component="table"
      aria-label={label}
      sx={{
        width: '100%',
        borderCollapse: 'collapse',
        fontVariantNumeric: 'tabular-nums',
        '& th, & td': {
          px: 1,
          py: 0.5,
          textAlign: 'right',
          whiteSpace: 'nowrap',
          borderBottom: 1,
          borderColor: 'divider',
        },
        '& th:first-of-type': { textAlign: 'left' },
        '& thead th': {
          position: 'sticky',
          top: 0,
          bgcolor: 'background.paper',
          color: 'text.secondary',
        },
        '& tbody th': { fontWeight: 400 },
      }}
    >
      {children}
    </Box>
  </Box>
);
