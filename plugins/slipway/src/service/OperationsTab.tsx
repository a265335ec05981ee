import {
  Entity,
  RELATION_DEPENDENCY_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import Box from '@mui/material/Box';
import { lazy, Suspense } from 'react';
import { ActivityPlaceholder } from '../activity/ActivityAbsence';
import { ActivityPanel } from '../activity/ActivityPanel';
import { AfterPaint } from '../kit/AfterPaint';
import { Muted } from '../kit/Muted';
import { useTexts } from '../kit/useTexts';
import { LiveProvider } from '../live/LiveProvider';
import { LiveServiceView, useServiceView } from '../live/useServiceView';
import { LogsHost } from '../logs/LogsHost';
import { OperationDialogProvider } from '../operation/OperationDialogProvider';
import { RevisionsHost } from '../revisions/RevisionsHost';
import { ScalingDialog } from '../scaling/ScalingDialog';
import { NotRefreshed } from './NotRefreshed';
import { PromotionPath } from './PromotionPath';
import { Section } from './Section';
import { ServiceEmpty } from './ServiceEmpty';
import { ServiceFailure } from './ServiceFailure';
import { ServiceSkeleton } from './ServiceSkeleton';

const RecoverySection = lazy(() =>
  import('../recovery/RecoverySection').then(m => ({
    default: m.RecoverySection,
  })),
);
const DatastorePage = lazy(() =>
  import('../recovery/DatastorePage').then(m => ({ default: m.DatastorePage })),
);

/** The entity tab "Operations": what runs in each environment, how its data stores stand, and what was done. */
export const OperationsTab = () => {
  const { entity } = useEntity();
  return (
    <LiveProvider>
      <OperationDialogProvider>
        <Operations entity={entity} />
      </OperationDialogProvider>
    </LiveProvider>
  );
};

function Operations({ entity }: { entity: Entity }) {
  const t = useTexts();
  const entityRef = stringifyEntityRef(entity);
  const { data, error, dataUpdatedAt, refetch } = useServiceView(entityRef);
  const isDatastore = entity.kind.toLowerCase() === 'resource';
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 4,
        gridTemplateColumns: 'minmax(0, 1fr)',
        typography: 'body2',
        color: 'text.primary',
      }}
    >
      {data && error && (
        <NotRefreshed error={error} seenAt={dataUpdatedAt} onRetry={refetch} />
      )}
      {!data && (
        <Section title={t(isDatastore ? 'recovery.title' : 'tab.environments')}>
          {renderAbsence()}
        </Section>
      )}
      {data && !isDatastore && (
        <>
          <Section title={t('tab.environments')}>
            <Environments view={data} />
          </Section>
          <Suspense fallback={null}>
            <RecoverySection view={data} />
          </Suspense>
        </>
      )}
      {data && isDatastore && (
        <Suspense fallback={<ServiceSkeleton />}>
          <DatastorePage view={data} dependents={getDependents(entity)} />
        </Suspense>
      )}
      {data && <ScalingDialog view={data} />}
      {data && <RevisionsHost view={data} />}
      {data && <LogsHost view={data} />}
      {data && !data.setup && (
        <Section title={t('activity.title')}>
          <AfterPaint
            placeholder={
              <ActivityPlaceholder lanes={data.environments.length} />
            }
          >
            <ActivityPanel view={data} />
          </AfterPaint>
        </Section>
      )}
    </Box>
  );

  function renderAbsence() {
    return error ? (
      <ServiceFailure error={error} onRetry={refetch} />
    ) : (
      <ServiceSkeleton />
    );
  }
}

function Environments({ view }: { view: LiveServiceView }) {
  const t = useTexts();
  if (view.setup) {
    return <ServiceEmpty setup={view.setup} />;
  }
  return view.environments.length ? (
    <PromotionPath view={view} />
  ) : (
    <Muted>{t('empty.noTargets')}</Muted>
  );
}

/** The services that depend on the entity, as the catalog knows them. */
function getDependents({ relations }: Entity): string[] {
  return (relations ?? [])
    .filter(({ type }) => type === RELATION_DEPENDENCY_OF)
    .map(({ targetRef }) => targetRef)
    .filter(ref => ref.startsWith('component:'));
}
