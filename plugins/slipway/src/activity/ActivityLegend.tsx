import Box from '@mui/material/Box';
import { useTexts } from '../kit/useTexts';
import { Tone } from '../kit/tones';
import { signStyle } from './ActivitySign';

const kinds = [
  { key: 'activity.bySlipway', tone: 'success', outside: false },
  { key: 'activity.trouble', tone: 'danger', outside: false },
  { key: 'activity.observed', tone: 'neutral', outside: true },
] as const satisfies readonly { key: string; tone: Tone; outside: boolean }[];

/** What the signs of the axis stand for. */
export const ActivityLegend = () => {
  const t = useTexts();
  return (
    <Box
      component="ul"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 2,
        rowGap: 0.5,
        listStyle: 'none',
        m: 0,
        mt: 0.5,
        p: 0,
        pl: { sm: '132px' },
        fontSize: 13,
        color: 'text.secondary',
      }}
    >
      {kinds.map(({ key, ...look }) => (
        <Box
          component="li"
          key={key}
          sx={{ display: 'inline-flex', alignItems: 'center', gap: 1 }}
        >
          <Box
            component="span"
            aria-hidden
            sx={theme => ({
              ...signStyle(theme, look),
              position: 'relative',
              width: 18,
              height: 18,
            })}
          />
          {t(key)}
        </Box>
      ))}
    </Box>
  );
};
