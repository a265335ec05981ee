import Box from '@mui/material/Box';
import { ReactNode } from 'react';

/** Facts in two columns: what it is, and what is known of it. */
export const FactList = ({
  children,
  labelWidth = 92,
}: {
  children: ReactNode;
  /** The width of the first column where there is room, in pixels. Default 92. */
  labelWidth?: number;
}) => (
  <Box
    component="dl"
    sx={{
      display: 'grid',
      gridTemplateColumns: `minmax(92px, min(${labelWidth}px, 30%)) minmax(0, 1fr)`,
      columnGap: 1.5,
      rowGap: 1.25,
      m: 0,
      fontSize: 14,
      lineHeight: 1.45,
      fontVariantNumeric: 'tabular-nums',
    }}
  >
    {children}
  </Box>
);

/** One fact of a {@link FactList}. */
export const FactRow = ({
  label,
  children,
}: {
  label: ReactNode;
  children: ReactNode;
}) => (
  <>
    <Box component="dt" sx={{ color: 'text.secondary' }}>
      {label}
    </Box>
    <Box component="dd" sx={{ m: 0, minWidth: 0, overflowWrap: 'anywhere' }}>
      {children}
    </Box>
  </>
);
