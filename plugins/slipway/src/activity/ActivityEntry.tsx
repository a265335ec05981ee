import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  ActivityItem,
  ObservedChange,
  Operation,
} from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import { memo, ReactNode } from 'react';
import { Age } from '../kit/Age';
import { Maker } from '../kit/Maker';
import { Muted } from '../kit/Muted';
import { OperationStateChip } from '../kit/OperationStateChip';
import { formatTimeOfDay } from '../kit/times';
import { useLocale } from '../kit/useLocale';
import { useTexts } from '../kit/useTexts';
import { Who } from '../kit/Who';
import { getActivityKey, isRunning } from '../live/useActivity';
import { operationRouteRef } from '../routes';
import { getActivityLook } from './activityLook';
import { ActivitySign } from './ActivitySign';
import { getEntryId } from './useActivityAddress';
import { useActivityWords } from './useActivityWords';

interface ActivityEntryProps {
  item: ActivityItem;
  /** Where it happened. */
  place: string;
  /** Whether it is the one that is looked at. */
  chosen: boolean;
}

/** One item of the list: its time, its sign on the line, what, where, who and why. */
export const ActivityEntry = memo(
  ({ item, place, chosen }: ActivityEntryProps) => {
    const locale = useLocale();
    const outside = item.type === 'change';
    return (
      <Box
        component="li"
        id={getEntryId(getActivityKey(item))}
        tabIndex={-1}
        aria-current={chosen || undefined}
        sx={{
          display: 'grid',
          gridTemplateColumns: {
            xs: '26px minmax(0, 1fr)',
            sm: '76px 26px minmax(0, 1fr)',
          },
          columnGap: 1.5,
          position: 'relative',
          scrollMargin: '96px',
          borderRadius: 1,
          outlineOffset: '-1px',
          '&:focus-visible': {
            outline: '2px solid',
            outlineColor: 'primary.main',
          },
          ...(chosen && {
            bgcolor: 'action.hover',
            boxShadow: theme => `inset 3px 0 ${theme.palette.primary.main}`,
          }),
        }}
      >
        <Box
          component="span"
          sx={{
            display: { xs: 'none', sm: 'block' },
            pt: 1.5,
            textAlign: 'right',
            fontSize: 13,
            color: 'text.secondary',
            fontVariantNumeric: 'tabular-nums',
            whiteSpace: 'nowrap',
          }}
        >
          {!isRunning(item) && formatTimeOfDay(item.at, locale)}
        </Box>
        <Rail>
          <ActivitySign {...getActivityLook(item)} outside={outside} />
        </Rail>
        <Box
          sx={{
            display: 'grid',
            gridTemplateColumns: {
              xs: 'minmax(0, 1fr)',
              md: 'minmax(0, 1fr) auto',
            },
            columnGap: 2,
            py: 1.25,
            pr: 1,
            minWidth: 0,
            overflowWrap: 'anywhere',
          }}
        >
          {item.type === 'operation' ? (
            <OperationWords operation={item.operation} place={place} />
          ) : (
            <ChangeWords change={item.change} place={place} />
          )}
          <Box
            sx={{
              fontSize: 13,
              color: 'text.secondary',
              textAlign: { md: 'right' },
            }}
          >
            <Age at={item.at} />
          </Box>
        </Box>
      </Box>
    );
  },
);

function Rail({ children }: { children: ReactNode }) {
  return (
    <Box
      component="span"
      sx={{
        position: 'relative',
        display: 'flex',
        justifyContent: 'center',
        pt: '9px',
        '&::before': {
          content: '""',
          position: 'absolute',
          top: 0,
          bottom: 0,
          left: '50%',
          ml: '-1px',
          borderLeft: 2,
          borderColor: 'divider',
        },
        'li:first-of-type > &::before': { top: 12 },
        'li:last-of-type > &::before': { bottom: 'calc(100% - 30px)' },
        '& > *': { position: 'relative' },
      }}
    >
      {children}
    </Box>
  );
}

function OperationWords({
  operation,
  place,
}: {
  operation: Operation;
  place: string;
}) {
  const t = useTexts();
  const operationPath = useRouteRef(operationRouteRef);
  const { id, summary, state, reason, requestedBy, message } = operation;
  return (
    <div>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          columnGap: 1.25,
          rowGap: 0.5,
          alignItems: 'center',
        }}
      >
        <Box component="span" sx={{ fontWeight: 600, minWidth: 0 }}>
          <Link to={operationPath({ id })}>{summary}</Link>
        </Box>
        <OperationStateChip state={state} />
      </Box>
      {isRunning({ type: 'operation', at: '', operation }) && (
        <div>{message}</div>
      )}
      <Muted>
        {place} · {t('activity.by', { who: <Who name={requestedBy} /> })}{' '}
        {t('workload.changeCause', { cause: reason })}
      </Muted>
    </div>
  );
}

function ChangeWords({
  change,
  place,
}: {
  change: ObservedChange;
  place: string;
}) {
  const { what, detail } = useActivityWords().describeChange(change);
  return (
    <div>
      <Box component="span" sx={{ fontWeight: 600 }}>
        {what}
      </Box>{' '}
      {detail}
      <div>
        <Muted>
          {place} ·{' '}
          <Maker madeBy={change.madeBy} changeCause={change.changeCause} />
        </Muted>
      </div>
    </div>
  );
}
