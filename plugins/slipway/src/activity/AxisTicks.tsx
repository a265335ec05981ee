import Box from '@mui/material/Box';
import { getTicks } from '../kit/getTicks';
import { formatTick } from '../kit/times';
import { useLocale } from '../kit/useLocale';

/** What the words of a tick take, in pixels. */
const TICK = 72;

interface AxisTicksProps {
  /** In milliseconds. */
  from: number;
  to: number;
  /** Of the axis, in pixels. */
  width: number;
  /** How long the shown time is: it decides whether ticks are days or times of day. */
  hours: number;
}

/** The times below an axis. */
export const AxisTicks = ({ from, to, width, hours }: AxisTicksProps) => {
  const locale = useLocale();
  const length = Math.max(to - from, 1);
  return (
    <Box
      aria-hidden
      sx={{
        position: 'relative',
        height: 20,
        fontSize: 12,
        color: 'text.secondary',
        fontVariantNumeric: 'tabular-nums',
        '& > span': {
          position: 'absolute',
          transform: 'translateX(-50%)',
          whiteSpace: 'nowrap',
        },
      }}
    >
      {getTicks(new Date(from), new Date(to), width / TICK).map(tick => (
        <Box
          component="span"
          key={tick.getTime()}
          sx={{ left: `${(100 * (tick.getTime() - from)) / length}%` }}
        >
          {formatTick(tick, { locale, hours })}
        </Box>
      ))}
    </Box>
  );
};
