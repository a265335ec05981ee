import { OperationEvent } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import { memo } from 'react';
import { Link } from 'react-router-dom';
import { figures } from '../kit/figures';
import { Hidden } from '../kit/Hidden';
import { Muted } from '../kit/Muted';
import { OperationStateChip } from '../kit/OperationStateChip';
import { formatClock, formatExact } from '../kit/times';
import { useLocale } from '../kit/useLocale';
import { useTexts } from '../kit/useTexts';
import { Who } from '../kit/Who';

/** The ID of an entry on the page: `event-7` of the seventh. */
export function getEventId(sequence: number): string {
  return `event-${sequence}`;
}

interface EventLineProps {
  event: OperationEvent;
  /** Whether the page's address names it. */
  marked: boolean;
}

/** One entry of a log; its time is the link to it. */
export const EventLine = memo(({ event, marked }: EventLineProps) => {
  const t = useTexts();
  const locale = useLocale();
  const { at, type, message, step, state, actor, sequence } = event;
  return (
    <Box
      component="li"
      id={getEventId(sequence)}
      tabIndex={-1}
      aria-current={marked || undefined}
      sx={{
        display: 'grid',
        gridTemplateColumns: {
          xs: 'minmax(0, 1fr) auto',
          sm: '92px 128px minmax(0, 1fr)',
        },
        columnGap: 1.5,
        rowGap: 0.25,
        py: 1,
        px: 1,
        mx: -1,
        scrollMargin: '96px',
        overflowWrap: 'anywhere',
        // Far entries are not laid out until they come near.
        contentVisibility: 'auto',
        containIntrinsicSize: 'auto 38px',
        outlineOffset: '-2px',
        '&:focus-visible': {
          outline: '2px solid',
          outlineColor: 'primary.main',
        },
        '& + &': { borderTop: 1, borderColor: 'divider' },
        ...(marked && {
          bgcolor: 'action.hover',
          boxShadow: theme => `inset 3px 0 ${theme.palette.primary.main}`,
        }),
      }}
    >
      <Box
        component={Link}
        to={{ hash: getEventId(sequence) }}
        replace
        title={formatExact(at, locale)}
        sx={{
          gridColumn: { xs: 2, sm: 1 },
          gridRow: { xs: 1, sm: 'auto' },
          color: 'text.secondary',
          fontVariantNumeric: 'tabular-nums',
          whiteSpace: 'nowrap',
          textDecoration: 'none',
          '&:hover, &:focus-visible': { textDecoration: 'underline' },
        }}
      >
        <Hidden>{t('operation.eventLink', figures({ sequence }))}</Hidden>{' '}
        <time dateTime={at}>{formatClock(at, locale)}</time>
      </Box>
      <Box
        component="span"
        sx={{ fontWeight: 600, gridColumn: { xs: 1, sm: 2 } }}
      >
        {t(`event.${type}`)}
      </Box>
      <Box sx={{ gridColumn: { xs: '1 / -1', sm: '3' }, minWidth: 0 }}>
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
});
