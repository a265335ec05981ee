import Tooltip from '@mui/material/Tooltip';
import { useFromNow, useNow } from '../live/useNow';
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

const style = {
  whiteSpace: 'nowrap',
  fontVariantNumeric: 'tabular-nums',
} as const;

/** How long ago something was, with the exact time on hover; drawn again only when the words change. */
export const Age = ({ at }: { at: string }) => {
  const t = useTexts();
  const locale = useLocale();
  const age = useFromNow(now => formatAge(at, now, locale));
  return (
    <Tooltip title={formatExact(at, locale)} describeChild>
      <time dateTime={at} style={style}>
        {age ?? t('time.justNow')}
      </time>
    </Tooltip>
  );
};
