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

/** All the pages. */
export const MenuIcon = createSvgIcon(
  stroke('M4 7h16 M4 12h16 M4 17h16'),
  'Menu',
);
/** What has been told. */
export const BellIcon = createSvgIcon(
  stroke(
    'M6 17V11a6 6 0 0 1 12 0v6 M4 17h16 M10.3 20.5a2 2 0 0 0 3.4 0 M12 5V3',
  ),
  'Bell',
);
