import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import { useNow } from '../live/useNow';
import { formatAge, formatExact } from './times';
import { useLocale } from './useLocale';
import { useTexts } from './useTexts';

/** Gives the function that says how long ago something was. */
export function useAge(): (iso: string) => string {
  const t = useTexts();
  const now = useNow();
  const locale = useLocale();
  return iso => formatAge(iso, now, locale) ?? t('time.justNow');
}

/** How long ago something was, with the exact time on hover. */
export const Age = ({ at }: { at: string }) => {
  const age = useAge();
  const locale = useLocale();
  return (
    <Tooltip title={formatExact(at, locale)} describeChild>
      <Box
        component="time"
        dateTime={at}
        sx={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}
      >
        {age(at)}
      </Box>
    </Tooltip>
  );
};
