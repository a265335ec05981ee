import { OperationEvent } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import Tooltip from '@mui/material/Tooltip';
import { Muted } from '../kit/Muted';
import { OperationStateChip } from '../kit/OperationStateChip';
import { formatClock, formatExact } from '../kit/times';
import { useLocale } from '../kit/useLocale';
import { useTexts } from '../kit/useTexts';
import { Who } from '../kit/Who';

/** The log of an operation, oldest first; what comes is said to those who do not see it. */
export const EventLog = ({
  events,
}: {
  events: OperationEvent[] | undefined;
}) => {
  const t = useTexts();
  if (!events) {
    return <Skeleton height={160} />;
  }
  if (!events.length) {
    return <Muted>{t('operation.noEvents')}</Muted>;
  }
  return (
    <div role="log" aria-label={t('operation.log')}>
      <Box
        component="ol"
        sx={{ listStyle: 'none', m: 0, p: 0, fontSize: 14, lineHeight: 1.45 }}
      >
        {events.map(event => (
          <EventLine key={event.sequence} event={event} />
        ))}
      </Box>
    </div>
  );
};

function EventLine({ event }: { event: OperationEvent }) {
  const t = useTexts();
  const locale = useLocale();
  const { at, type, message, step, state, actor } = event;
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: {
          xs: '72px minmax(0, 1fr)',
          sm: '72px 128px minmax(0, 1fr)',
        },
        columnGap: 1.5,
        rowGap: 0.25,
        py: 1,
        overflowWrap: 'anywhere',
        '& + &': { borderTop: 1, borderColor: 'divider' },
      }}
    >
      <Tooltip title={formatExact(at, locale)} describeChild>
        <Box
          component="time"
          dateTime={at}
          sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}
        >
          {formatClock(at, locale)}
        </Box>
      </Tooltip>
      <Box component="span" sx={{ fontWeight: 600 }}>
        {t(`event.${type}`)}
      </Box>
      <Box sx={{ gridColumn: { xs: '2', sm: '3' }, minWidth: 0 }}>
        {state && state !== type && (
          <Box component="span" sx={{ float: 'right', ml: 1 }}>
            <OperationStateChip state={state} past />
          </Box>
        )}
        {message}{' '}
        <Muted>
          {step}
          {actor && <> {t('activity.by', { who: <Who name={actor} /> })}</>}
        </Muted>
      </Box>
    </Box>
  );
}
