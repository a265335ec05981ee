import { InfoCard } from '@backstage/core-components';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { FailureNote } from '../kit/FailureNote';
import { Muted } from '../kit/Muted';
import { useOptionalRoute } from '../kit/useOptionalRoute';
import { useTexts } from '../kit/useTexts';
import { LiveProvider } from '../live/LiveProvider';
import { useDatastores } from '../live/useDatastores';
import { serviceRouteRef } from '../routes';
import { DatastoreLines } from './DatastoreLines';

/** The card "Recovery" of an overview: one line per data store and environment; the tab tells the rest. */
export const RecoveryCard = () => {
  const { entity } = useEntity();
  return (
    <LiveProvider>
      <Recovery entityRef={stringifyEntityRef(entity)} />
    </LiveProvider>
  );
};

function Recovery({ entityRef }: { entityRef: string }) {
  const t = useTexts();
  const servicePath = useOptionalRoute(serviceRouteRef)?.();
  const { data, error, refetch } = useDatastores(entityRef);
  return (
    <InfoCard
      title={t('recovery.title')}
      deepLink={
        servicePath ? { title: t('card.more'), link: servicePath } : undefined
      }
      noPadding
    >
      <Box sx={{ typography: 'body2', color: 'text.primary' }}>
        {data?.items.length ? (
          <Box
            component="ul"
            aria-label={t('recovery.datastores')}
            sx={{ listStyle: 'none', m: 0, p: 0 }}
          >
            {data.items.map(item => (
              <DatastoreLines key={item.entityRef} item={item} />
            ))}
          </Box>
        ) : (
          <Box sx={{ px: 2.5, py: 2 }}>{renderAbsence()}</Box>
        )}
      </Box>
    </InfoCard>
  );

  function renderAbsence() {
    if (data) {
      return <Muted>{t('recovery.noDatastores')}</Muted>;
    }
    return error ? (
      <FailureNote
        title={t('recovery.listFailed')}
        error={error}
        onRetry={refetch}
      />
    ) : (
      <div role="status" aria-label={t('recovery.loading')}>
        <Skeleton height={56} />
      </div>
    );
  }
}
