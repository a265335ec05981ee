import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  DatastoreRef,
  ServiceView,
} from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { ReactNode, useId, useMemo } from 'react';
import { FailureNote } from '../kit/FailureNote';
import { Muted } from '../kit/Muted';
import { useTexts } from '../kit/useTexts';
import { useDatastores } from '../live/useDatastores';
import { useServiceView } from '../live/useServiceView';
import { NotRefreshed } from '../service/NotRefreshed';
import { Section } from '../service/Section';
import { DatastoreTargets } from './DatastoreTargets';
import { hasDatastores } from './placedDatastores';

/** The data stores of a service and how they stand; nothing where it has none. */
export const RecoverySection = ({ view }: { view: ServiceView }) => {
  const t = useTexts();
  const { entityRef } = view;
  const { data, error, refetch } = useDatastores(entityRef);
  const dependents = useMemo(() => [entityRef], [entityRef]);
  const itself = hasDatastores(view);
  const others = data?.items.filter(item => item.entityRef !== entityRef) ?? [];
  if (!itself && !others.length && !(error && !data)) {
    return null;
  }
  return (
    <Section title={t('recovery.title')}>
      <Box
        sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}
      >
        {error && !data && (
          <FailureNote
            title={t('recovery.listFailed')}
            error={error}
            onRetry={refetch}
          />
        )}
        {itself && (
          <DatastoreCard entityRef={entityRef}>
            <DatastoreTargets view={view} dependents={dependents} />
          </DatastoreCard>
        )}
        {others.map(item => (
          <LiveDatastore
            key={item.entityRef}
            item={item}
            dependents={dependents}
          />
        ))}
      </Box>
    </Section>
  );
};

function LiveDatastore({
  item,
  dependents,
}: {
  item: DatastoreRef;
  dependents: readonly string[];
}) {
  const t = useTexts();
  const { entityRef, type } = item;
  const { data, error, dataUpdatedAt, refetch } = useServiceView(entityRef);
  return (
    <DatastoreCard entityRef={entityRef} type={type}>
      {data && error && (
        <NotRefreshed error={error} seenAt={dataUpdatedAt} onRetry={refetch} />
      )}
      {data ? (
        <DatastoreTargets view={data} dependents={dependents} />
      ) : (
        renderAbsence()
      )}
    </DatastoreCard>
  );

  function renderAbsence() {
    return error ? (
      <FailureNote
        title={t('recovery.failed')}
        error={error}
        onRetry={refetch}
      />
    ) : (
      <div role="status" aria-label={t('recovery.loading')}>
        <Skeleton variant="rounded" height={120} />
      </div>
    );
  }
}

interface DatastoreCardProps {
  entityRef: string;
  type?: string;
  children: ReactNode;
}

function DatastoreCard({ entityRef, type, children }: DatastoreCardProps) {
  const id = useId();
  return (
    <Card
      component="section"
      variant="outlined"
      aria-labelledby={id}
      sx={{
        display: 'grid',
        gap: 2,
        gridTemplateColumns: 'minmax(0, 1fr)',
        p: { xs: 2, sm: 2.5 },
        borderRadius: 2,
        minWidth: 0,
      }}
    >
      <Box sx={{ overflowWrap: 'anywhere' }}>
        <Typography
          id={id}
          component="h3"
          sx={{ display: 'inline', fontSize: 16, fontWeight: 600, mr: 1 }}
        >
          <EntityRefLink entityRef={entityRef} hideIcon />
        </Typography>
        {type && <Muted>{type}</Muted>}
      </Box>
      {children}
    </Card>
  );
}
