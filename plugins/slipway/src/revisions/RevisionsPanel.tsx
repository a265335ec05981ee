import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { FailureNote } from '../kit/FailureNote';
import { useTexts } from '../kit/useTexts';
import { keys } from '../live/keys';
import { useRevisions } from '../operation/dialog/useRevisions';
import { getPlace, WorkloadSubject } from '../operation/subject';
import { Comparison, getComparison } from './comparison';
import { ComparisonView } from './ComparisonView';
import { RevisionList } from './RevisionList';

/** The revisions of a workload, and how any two of them differ. */
export const RevisionsPanel = ({ subject }: { subject: WorkloadSubject }) => {
  const t = useTexts();
  const place = getPlace(subject);
  const query = useRevisions(place, { diff: false });
  useFollow(subject);
  const comparisonRef = useRef<HTMLElement>(null);
  const [picked, setPicked] = useState<Comparison>();
  const revisions = query.data?.pages.flatMap(({ items }) => items);

  if (!revisions) {
    return (
      <Box sx={{ p: { xs: 2, sm: 3 } }}>
        {query.error ? (
          <FailureNote
            title={t('revisions.failed')}
            error={query.error}
            onRetry={() => query.refetch()}
          />
        ) : (
          <div role="status" aria-label={t('dialog.loadingRevisions')}>
            {[0, 1, 2, 3].map(line => (
              <Skeleton key={line} height={72} />
            ))}
          </div>
        )}
      </Box>
    );
  }
  const comparison = getComparison(revisions, picked);
  return (
    <Box
      sx={{
        display: 'grid',
        flex: 1,
        minHeight: 0,
        overflow: { xs: 'auto', lg: 'hidden' },
        gridTemplateColumns: {
          xs: 'minmax(0, 1fr)',
          lg: 'minmax(360px, 2fr) minmax(0, 3fr)',
        },
        gridTemplateRows: { lg: 'minmax(0, 1fr)' },
        alignContent: 'start',
      }}
    >
      <Box
        sx={{
          minWidth: 0,
          overflowY: { lg: 'auto' },
          borderRight: { lg: 1 },
          borderColor: { lg: 'divider' },
        }}
      >
        <RevisionList
          subject={subject}
          revisions={revisions}
          comparison={comparison}
          hasMore={query.hasNextPage}
          loadingMore={query.isFetchingNextPage}
          onMore={() => query.fetchNextPage()}
          onCompare={next => {
            setPicked(next);
            comparisonRef.current?.scrollIntoView?.({ block: 'nearest' });
            comparisonRef.current?.focus({ preventScroll: true });
          }}
        />
      </Box>
      <ComparisonView
        ref={comparisonRef}
        place={place}
        revisions={revisions}
        comparison={comparison}
        onChange={setPicked}
      />
    </Box>
  );
};

/** Fetches the revisions again when the workload has moved on. */
function useFollow(subject: WorkloadSubject) {
  const client = useQueryClient();
  const { revision, replicas } = subject.workload;
  const state = [revision?.revision, replicas.current, replicas.updated].join();
  const [seen, setSeen] = useState(state);
  const queryKey = keys.revisions(getPlace(subject), false);
  const key = JSON.stringify(queryKey);
  useEffect(() => {
    if (seen !== state) {
      setSeen(state);
      client.invalidateQueries({ queryKey: JSON.parse(key) });
    }
  }, [client, key, seen, state]);
}
