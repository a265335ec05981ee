import {
  ActivityItem,
  ServiceView,
} from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { memo, ReactNode, useId } from 'react';
import { formatDay } from '../kit/times';
import { useLocale } from '../kit/useLocale';
import { useTexts } from '../kit/useTexts';
import { getActivityKey, isRunning } from '../live/useActivity';
import { useFromNow } from '../live/useNow';
import { ActivityEntry } from './ActivityEntry';
import { describePlace } from './describePlace';
import { groupByDay, toDayKey } from './groupByDay';

const DAY = 86_400_000;

interface ActivityDaysProps {
  view: ServiceView;
  items: readonly ActivityItem[];
  /** Key of the item that is looked at. */
  chosen?: string;
}

/** What happened as a list: what is under way first, then day by day. */
export const ActivityDays = memo(
  ({ view, items, chosen }: ActivityDaysProps) => {
    const t = useTexts();
    const locale = useLocale();
    // Noon of today: of the time only the day counts here.
    const now = useFromNow(time => new Date(time).setHours(12, 0, 0, 0));
    const running = items.filter(isRunning);
    const days = groupByDay(items.filter(item => !isRunning(item)));
    return (
      <Box sx={{ display: 'grid', gap: 2, maxWidth: 1200 }}>
        {running.length > 0 && (
          <Day title={t('activity.running')}>{running.map(renderItem)}</Day>
        )}
        {days.map(day => (
          <Day key={day.key} title={nameDay(day.key, day.at)}>
            {day.items.map(renderItem)}
          </Day>
        ))}
      </Box>
    );

    function renderItem(item: ActivityItem) {
      const key = getActivityKey(item);
      return (
        <ActivityEntry
          key={key}
          item={item}
          place={describePlace(view, item)}
          chosen={key === chosen}
        />
      );
    }

    function nameDay(key: string, at: string): string {
      const day = formatDay(at, now, locale);
      if (key === toDayKey(now)) {
        return `${t('activity.today')} · ${day}`;
      }
      return key === toDayKey(now - DAY)
        ? `${t('activity.yesterday')} · ${day}`
        : day;
    }
  },
);

function Day({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Typography
        id={id}
        component="h3"
        sx={{ fontSize: 14, fontWeight: 600, pl: { sm: '114px' }, mb: 0.25 }}
      >
        {title}
      </Typography>
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {children}
      </Box>
    </section>
  );
}
