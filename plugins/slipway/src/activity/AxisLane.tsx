import Box from '@mui/material/Box';
import { forwardRef, ReactNode } from 'react';
import { useTexts } from '../kit/useTexts';

interface AxisLaneProps {
  title: string;
  /** Where the present is, 0 to 1; left out where the axis ends before it. */
  now?: number;
  /** Up to where not everything is loaded, 0 to 1. */
  notLoaded?: number;
  /** The marks. */
  children: ReactNode;
}

/** One line of an axis of time, with its name beside it. */
export const AxisLane = forwardRef<HTMLDivElement, AxisLaneProps>(
  ({ title, now, notLoaded = 0, children }, ref) => {
    const t = useTexts();
    return (
      <Box
        role="group"
        aria-label={title}
        data-lane
        sx={{
          display: 'grid',
          gridTemplateColumns: {
            xs: 'minmax(0, 1fr)',
            sm: '120px minmax(0, 1fr)',
          },
          columnGap: 1.5,
          alignItems: 'center',
          '& + &': { borderTop: 1, borderColor: 'divider' },
        }}
      >
        <Box
          aria-hidden
          title={title}
          sx={{
            fontSize: 13,
            fontWeight: 600,
            pt: { xs: 0.75, sm: 0 },
            overflow: 'hidden',
            textOverflow: 'ellipsis',
            whiteSpace: 'nowrap',
          }}
        >
          {title}
        </Box>
        <Box ref={ref} sx={{ position: 'relative', height: 40 }}>
          <Box
            aria-hidden
            sx={{
              position: 'absolute',
              inset: '50% 0 auto 0',
              borderTop: 2,
              borderColor: 'divider',
              width: `${100 * (now ?? 1)}%`,
            }}
          />
          {notLoaded > 0 && (
            <Box
              title={t('activity.notLoaded')}
              sx={theme => ({
                position: 'absolute',
                inset: '8px auto 8px 0',
                width: `${100 * Math.min(1, notLoaded)}%`,
                borderRadius: 1,
                background: `repeating-linear-gradient(135deg, ${theme.palette.action.selected} 0 1.5px, ${theme.palette.background.paper} 1.5px 7px)`,
              })}
            />
          )}
          {now !== undefined && (
            <Box
              aria-hidden
              sx={{
                position: 'absolute',
                top: 6,
                bottom: 6,
                left: `${100 * now}%`,
                borderLeft: 2,
                borderColor: 'primary.main',
              }}
            />
          )}
          {children}
        </Box>
      </Box>
    );
  },
);
