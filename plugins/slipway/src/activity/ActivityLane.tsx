import Box from '@mui/material/Box';
import { forwardRef } from 'react';
import { useTexts } from '../kit/useTexts';
import { ActivityMark } from './ActivityMark';
import { ActivityMarkData } from './toMarks';

interface ActivityLaneProps {
  title: string;
  marks: readonly ActivityMarkData[];
  /** Key of the mark to which the tabulator key comes. */
  reachable: string | undefined;
  /** Where the present is, 0 to 1. */
  now: number;
  /** Up to where not everything is loaded, 0 to 1. */
  notLoaded: number;
  onChoose(key: string): void;
  onFocus(key: string): void;
}

/** One environment on the axis. */
export const ActivityLane = forwardRef<HTMLDivElement, ActivityLaneProps>(
  ({ title, marks, reachable, now, notLoaded, ...handlers }, ref) => {
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
              width: `${100 * now}%`,
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
          {marks.map(mark => (
            <ActivityMark
              key={mark.key}
              mark={mark}
              reachable={mark.key === reachable}
              {...handlers}
            />
          ))}
        </Box>
      </Box>
    );
  },
);
