import { Revision } from '@slipway/backstage-plugin-slipway-common';
import Skeleton from '@mui/material/Skeleton';
import { useEffect } from 'react';
import { getErrorMessage } from '../../api/errors';
import { WorkloadPlace } from '../../api/slipwayApi';
import { DiffView } from '../../kit/DiffView';
import { Note } from '../../kit/Note';
import { useTexts } from '../../kit/useTexts';
import { useRevisions } from './useRevisions';

interface RevisionDiffProps {
  revision: Revision;
  place: WorkloadPlace;
}

/** What going back to a revision would change, fetched when it is first looked at. */
export const RevisionDiff = ({ revision, place }: RevisionDiffProps) => {
  const t = useTexts();
  const query = useRevisions(place, { diff: true });
  const found = query.data?.pages
    .flatMap(({ items }) => items)
    .find(item => item.revision === revision.revision);
  const { hasNextPage, isFetching, fetchNextPage } = query;
  useEffect(() => {
    if (!found && hasNextPage && !isFetching) {
      fetchNextPage();
    }
  }, [found, hasNextPage, isFetching, fetchNextPage]);

  if (found) {
    return (
      <DiffView
        diff={found.diff ?? ''}
        title={t('workload.revisionNumber', { revision: revision.revision })}
      />
    );
  }
  if (query.error) {
    return (
      <Note tone="danger" role="alert">
        {getErrorMessage(query.error)}
      </Note>
    );
  }
  return <Skeleton height={96} />;
};
