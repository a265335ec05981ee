import { useApi } from '@backstage/core-plugin-api';
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { useQuery } from '@tanstack/react-query';
import { slipwayApiRef, WorkloadPlace } from '../api/slipwayApi';
import { CopyButton } from '../kit/CopyButton';
import { DiffView } from '../kit/DiffView';
import { Muted } from '../kit/Muted';
import { FailureNote } from '../kit/FailureNote';
import { Note } from '../kit/Note';
import { parseDiff } from '../kit/parseDiff';
import { useTexts } from '../kit/useTexts';
import { keys } from '../live/keys';
import { Comparison } from './comparison';

interface RevisionsDiffProps {
  place: WorkloadPlace;
  comparison: Comparison;
}

/** How two revisions differ. */
export const RevisionsDiff = ({ place, comparison }: RevisionsDiffProps) => {
  const t = useTexts();
  const api = useApi(slipwayApiRef);
  const { from, to } = comparison;
  const same = from === to;
  const { data, error, refetch } = useQuery({
    queryKey: keys.revisionDiff(place, from, to),
    queryFn: ({ signal }) => api.diffRevisions(place, { from, to, signal }),
    staleTime: 60_000,
    enabled: !same,
  });

  if (same) {
    return <Note tone="neutral">{t('revisions.same')}</Note>;
  }
  if (error && !data) {
    return (
      <FailureNote
        title={t('revisions.diffFailed')}
        error={error}
        onRetry={() => refetch()}
      />
    );
  }
  if (!data) {
    return (
      <div role="status" aria-label={t('revisions.loadingDiff')}>
        <Skeleton variant="rounded" height={240} />
      </div>
    );
  }
  const lines = parseDiff(data.diff).filter(
    ({ type }) => type === 'added' || type === 'removed',
  );
  if (!lines.length) {
    return <Note tone="neutral">{t('revisions.noDifference')}</Note>;
  }
  return (
    <Box sx={{ minWidth: 0 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', mb: 0.5 }}>
        <Box sx={{ flex: 1 }} role="status">
          <Muted>{t('revisions.changes', { count: lines.length })}</Muted>
        </Box>
        <CopyButton text={data.diff} />
      </Box>
      <DiffView diff={data.diff} title={`${from} → ${to}`} maxHeight="none" />
    </Box>
  );
};
