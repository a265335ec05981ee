import { Datastore } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { FailureNote } from '../../kit/FailureNote';
import { Muted } from '../../kit/Muted';
import { OlderButton } from '../../kit/OlderButton';
import { useTexts } from '../../kit/useTexts';
import { useRecoveryReports } from '../../live/useRecoveryReports';
import { ReportDownloads } from './ReportDownloads';
import { ReportTable } from './ReportTable';

interface ReportHistoryProps {
  /** Full entity reference of the data store. */
  entityRef: string;
  environment: string;
  datastore: Datastore;
}

/** The restores and drills of a data store in an environment, with what they measured; to take away as CSV or JSON. */
export const ReportHistory = ({
  entityRef,
  environment,
  datastore,
}: ReportHistoryProps) => {
  const t = useTexts();
  const list = useRecoveryReports(entityRef, environment);
  if (!list.items) {
    return list.error ? (
      <FailureNote
        title={t('recovery.reportsFailed')}
        error={list.error}
        onRetry={list.refetch}
      />
    ) : (
      <div role="status" aria-label={t('recovery.loadingReports')}>
        <Skeleton variant="rounded" height={72} />
      </div>
    );
  }
  if (!list.items.length) {
    return <Muted>{t('recovery.noReports')}</Muted>;
  }
  return (
    <Box
      sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' }}
    >
      <ReportTable reports={list.items} name={datastore.name} />
      <ReportDownloads
        entityRef={entityRef}
        environment={environment}
        name={datastore.name}
      />
      {list.hasOlder && (
        <OlderButton
          hasOlder
          loading={list.loadingOlder}
          error={list.olderError}
          onMore={list.loadOlder}
        />
      )}
    </Box>
  );
};
