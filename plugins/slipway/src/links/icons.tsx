import { createSvgIcon } from '@mui/material/utils';

const stroke = (d: string) => (
  <path
    d={d}
    fill="none"
    stroke="currentColor"
    strokeWidth="2"
    strokeLinecap="round"
    strokeLinejoin="round"
  />
);

/** Figures over time. */
export const DashboardIcon = createSvgIcon(
  stroke('M4 4v16h16 M8 15l3.5-4.5 3 2.5L20 7'),
  'Dashboard',
);
/** Lines of text. */
export const LogsIcon = createSvgIcon(
  stroke('M4 6h16 M4 10.5h11 M4 15h14 M4 19.5h8'),
  'Logs',
);
/** Spans, one within the other. */
export const TracesIcon = createSvgIcon(
  stroke('M4 6h12 M8 12h8 M12 18h8'),
  'Traces',
);
/** Somewhere else. */
export const OutwardIcon = createSvgIcon(
  stroke('M13 5h6v6 M19 5l-9 9 M10 6H5v13h13v-5'),
  'Outward',
);
