import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { ServiceView } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { ReactNode, useId } from 'react';
import { ActivityPlaceholder } from '../activity/ActivityAbsence';
import { ActivityPanel } from '../activity/ActivityPanel';
import { AfterPaint } from '../kit/AfterPaint';
import { Muted } from '../kit/Muted';
import { useTexts } from '../kit/useTexts';
import { LiveProvider } from '../live/LiveProvider';
import { useServiceView } from '../live/useServiceView';
import { LogsHost } from '../logs/LogsHost';
import { OperationDialogProvider } from '../operation/OperationDialogProvider';
import { RevisionsHost } from '../revisions/RevisionsHost';
import { ScalingDialog } from '../scaling/ScalingDialog';
import { NotRefreshed } from './NotRefreshed';
import { PromotionPath } from './PromotionPath';
import { ServiceEmpty } from './ServiceEmpty';
import { ServiceFailure } from './ServiceFailure';
import { ServiceSkeleton } from './ServiceSkeleton';

/** The entity tab "Operations": what runs in each environment, and what was done. */
export const OperationsTab = () => {
  const { entity } = useEntity();
  return (
    <LiveProvider>
      <OperationDialogProvider>
        <Operations entityRef={stringifyEntityRef(entity)} />
      </OperationDialogProvider>
    </LiveProvider>
  );
};

function Operations({ entityRef }: { entityRef: string }) {
  const t = useTexts();
  const { data, error, dataUpdatedAt, refetch } = useServiceView(entityRef);
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
      <Section title={t('tab.environments')}>
        {data ? <Environments view={data} /> : renderAbsence()}
      </Section>
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

function Environments({ view }: { view: ServiceView }) {
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

function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <Box component="section" aria-labelledby={id} sx={{ minWidth: 0 }}>
      <Typography
        id={id}
        component="h2"
        sx={{ fontSize: 18, fontWeight: 600, mb: 1.5 }}
      >
        {title}
      </Typography>
      {children}
    </Box>
  );
}
