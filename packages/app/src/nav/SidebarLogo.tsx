import {
  Link,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import Box from '@mui/material/Box';
import { SlipwayMark } from './SlipwayMark';

/** The mark, with the name beside it while the sidebar is open. */
export const SidebarLogo = () => {
  const { isOpen } = useSidebarOpenState();
  return (
    <Link to="/" underline="none" aria-label="Catalog">
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 1.5,
          height: 2 * sidebarConfig.logoHeight,
          pl: 2.5,
          color: 'common.white',
          fontSize: 20,
          fontWeight: 600,
        }}
      >
        <SlipwayMark />
        {isOpen && 'Slipway'}
      </Box>
    </Link>
  );
};
