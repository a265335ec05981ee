import { ServiceView } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { getErrorMessage } from '../api/errors';
import { Note } from '../kit/Note';
import { OlderButton } from '../kit/OlderButton';
import { useBroughtIntoSight } from '../kit/useBroughtIntoSight';
import { useTexts } from '../kit/useTexts';
import { getActivityKey, useActivity } from '../live/useActivity';
import { LiveServiceView } from '../live/useServiceView';
import {
  ActivityEmpty,
  ActivityFailure,
  ActivitySkeleton,
} from './ActivityAbsence';
import { ActivityAxis } from './ActivityAxis';
import { ActivityDays } from './ActivityDays';
import { ActivityLegend } from './ActivityLegend';
import { ActivityToolbar } from './ActivityToolbar';
import {
  activitySpans,
  getEntryId,
  useActivityAddress,
} from './useActivityAddress';

/** So many entries are added to the list at once. */
const STEP = 20;
/** So many items at most are loaded only to fill the axis. */
const MOST_FOR_AXIS = 200;

/** What happened to a service: on one axis of time, and as a list. */
export const ActivityPanel = ({ view }: { view: LiveServiceView }) => {
  const t = useTexts();
  const address = useActivityAddress();
  const { span, chosen } = address;
  const environment = view.environments.find(
    ({ name }) => name === address.environment,
  );
  const activity = useActivity(view.entityRef, {
    environment: environment?.name,
    version: `${view.version} ${view.heard ?? ''}`,
  });
  const { items, hasOlder, loadOlder, olderError } = activity;
  const [steps, setSteps] = useState(1);
  const place = items?.findIndex(item => getActivityKey(item) === chosen) ?? -1;
  const shown = Math.max(steps * STEP, place + 1);
  // The axis and the list take their time: a click comes before them.
  const drawn = useDeferredValue(items);
  const listed = useMemo(() => drawn?.slice(0, shown), [drawn, shown]);
  const lanes = useLanes(view, environment?.name);
  useBroughtIntoSight(
    place >= 0 && chosen ? getEntryId(chosen) : undefined,
    address.choice,
  );

  const oldest = items?.at(-1)?.at;
  const wanted =
    hasOlder &&
    !olderError &&
    oldest !== undefined &&
    (items?.length ?? 0) < MOST_FOR_AXIS &&
    Date.parse(oldest) > Date.now() - activitySpans[span] * 3_600_000;
  useEffect(() => {
    if (wanted) {
      loadOlder();
    }
  });

  return (
    <Card variant="outlined" sx={{ p: 2.5, borderRadius: 2 }}>
      <Box
        sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}
      >
        <ActivityToolbar
          environments={view.environments}
          environment={environment?.name}
          span={span}
          onEnvironment={address.setEnvironment}
          onSpan={address.setSpan}
        />
        {items && activity.error ? (
          <Note tone="warning" role="status">
            {t('activity.notRefreshed', {
              message: getErrorMessage(activity.error),
            })}
          </Note>
        ) : null}
        {renderItems()}
      </Box>
    </Card>
  );

  function renderItems() {
    if (!drawn || !listed) {
      return activity.error ? (
        <ActivityFailure error={activity.error} onRetry={activity.refetch} />
      ) : (
        <ActivitySkeleton lanes={lanes.length} />
      );
    }
    if (!drawn.length) {
      return <ActivityEmpty environment={environment?.title} />;
    }
    return (
      <>
        <div>
          <ActivityAxis
            items={drawn}
            environments={lanes}
            span={span}
            loadedFrom={hasOlder && oldest ? Date.parse(oldest) : undefined}
            onChoose={address.choose}
          />
          <ActivityLegend />
        </div>
        <ActivityDays view={view} items={listed} chosen={chosen} />
        <OlderButton
          hasOlder={hasOlder || drawn.length > shown}
          loading={activity.loadingOlder}
          error={olderError}
          onMore={() => {
            setSteps(Math.ceil(shown / STEP) + 1);
            if (drawn.length < shown + STEP) {
              loadOlder();
            }
          }}
        />
      </>
    );
  }
};

/** The environments of the axis; the same as long as nothing else is to be drawn, whatever runs in them. */
function useLanes(view: ServiceView, only: string | undefined) {
  const titles = view.environments
    .filter(({ name }) => only === undefined || name === only)
    .map(({ name, title }) => ({ name, title }));
  const known = useRef(titles);
  if (JSON.stringify(known.current) !== JSON.stringify(titles)) {
    known.current = titles;
  }
  return known.current;
}
