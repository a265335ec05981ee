import { OperationEvent } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { useState } from 'react';
import { useLocation } from 'react-router-dom';
import { figures } from '../kit/figures';
import { Muted } from '../kit/Muted';
import { useBroughtIntoSight } from '../kit/useBroughtIntoSight';
import { useTexts } from '../kit/useTexts';
import { EventLine, getEventId } from './EventLine';

/** So many entries are drawn at once. */
const PAGE = 50;
const HASH = /^#event-(\d+)$/;

/** The log of an operation, oldest first; what comes is said to those who do not see it. */
export const EventLog = ({
  events,
}: {
  events: OperationEvent[] | undefined;
}) => {
  const t = useTexts();
  const { hash, key } = useLocation();
  const marked = Number(HASH.exec(hash)?.[1] ?? 0) || undefined;
  const [earlierShown, setEarlierShown] = useState(0);
  const [firstLive, setFirstLive] = useState<number>();
  const count = events?.length ?? 0;
  const exists = events?.some(({ sequence }) => sequence === marked) ?? false;
  useBroughtIntoSight(exists && marked ? getEventId(marked) : undefined, key);

  if (!events) {
    return (
      <Box aria-hidden>
        {[0, 1, 2, 3, 4, 5].map(line => (
          <Skeleton key={line} height={42} />
        ))}
      </Box>
    );
  }
  if (!count) {
    return <Muted>{t('operation.noEvents')}</Muted>;
  }
  // What was there at first is cut once: what comes later only makes the log longer.
  const cut = firstLive ?? Math.max(0, count - PAGE);
  if (firstLive === undefined) {
    setFirstLive(cut);
  }
  const place = events.findIndex(({ sequence }) => sequence === marked);
  if (place >= 0 && place < cut - earlierShown) {
    setEarlierShown(cut - place);
  }
  const begin = Math.max(0, cut - earlierShown);
  return (
    <>
      {begin > 0 && (
        <Button
          size="small"
          variant="outlined"
          color="inherit"
          onClick={() => setEarlierShown(earlierShown + PAGE)}
          sx={{ textTransform: 'none', fontWeight: 600, mb: 1 }}
        >
          {t(
            'operation.earlierEvents',
            figures({ entries: Math.min(PAGE, begin) }),
          )}
        </Button>
      )}
      {begin < cut && (
        <Lines
          label={t('operation.earlier')}
          events={events.slice(begin, cut)}
          marked={marked}
        />
      )}
      <div role="log" aria-label={t('operation.log')}>
        <Lines
          events={events.slice(cut)}
          marked={marked}
          joined={begin < cut}
        />
      </div>
    </>
  );
};

interface LinesProps {
  events: OperationEvent[];
  marked: number | undefined;
  label?: string;
  /** Whether there are entries right above. */
  joined?: boolean;
}

function Lines({ events, marked, label, joined }: LinesProps) {
  return (
    <Box
      component="ol"
      aria-label={label}
      sx={{
        listStyle: 'none',
        m: 0,
        p: 0,
        fontSize: 14,
        lineHeight: 1.45,
        ...(joined && { borderTop: 1, borderColor: 'divider' }),
      }}
    >
      {events.map(event => (
        <EventLine
          key={event.sequence}
          event={event}
          marked={event.sequence === marked}
        />
      ))}
    </Box>
  );
}
