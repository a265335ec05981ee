import { Theme, ThemeProvider, useTheme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { ReactNode, useMemo } from 'react';

/** Takes all motion from the screens below it for readers who want none. */
export const CalmMotion = ({ children }: { children: ReactNode }) => {
  const outer = useTheme();
  const calm = useMediaQuery('(prefers-reduced-motion: reduce)', {
    noSsr: true,
  });
  const theme = useMemo(() => (calm ? calmDown(outer) : outer), [calm, outer]);
  return <ThemeProvider theme={theme}>{children}</ThemeProvider>;
};

const still = { animation: 'none !important', transition: 'none !important' };

function calmDown(theme: Theme): Theme {
  return {
    ...theme,
    transitions: {
      ...theme.transitions,
      create: () => 'none',
      getAutoHeightDuration: () => 0,
      duration: {
        shortest: 0,
        shorter: 0,
        short: 0,
        standard: 0,
        complex: 0,
        enteringScreen: 0,
        leavingScreen: 0,
      },
    },
    components: {
      ...theme.components,
      MuiButtonBase: {
        ...theme.components?.MuiButtonBase,
        defaultProps: {
          ...theme.components?.MuiButtonBase?.defaultProps,
          disableRipple: true,
        },
      },
      MuiSkeleton: { defaultProps: { animation: false } },
      MuiLinearProgress: { styleOverrides: { bar: still } },
    },
  };
}
