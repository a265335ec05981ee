import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { ServiceView } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { ReactNode, useId } from 'react';
import { getErrorMessage } from '../api/errors';
import { ActivityList } from '../activity/ActivityList';
import { useAge } from '../kit/Age';
import { Muted } from '../kit/Muted';
import { Note } from '../kit/Note';
import { useTexts } from '../kit/useTexts';
import { LiveProvider } from '../live/LiveProvider';
import { useServiceView } from '../live/useServiceView';
import { OperationDialogProvider } from '../operation/OperationDialogProvider';
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
      {data && !data.setup && (
        <Section title={t('activity.title')}>
          <ActivityList operations={data.recentOperations} />
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

interface NotRefreshedProps {
  error: unknown;
  /** Milliseconds. */
  seenAt: number;
  onRetry(): void;
}

function NotRefreshed({ error, seenAt, onRetry }: NotRefreshedProps) {
  const t = useTexts();
  const age = useAge();
  return (
    <Note
      tone="warning"
      role="status"
      action={
        <Button size="small" variant="outlined" onClick={onRetry}>
          {t('tab.tryAgain')}
        </Button>
      }
    >
      {t('tab.notRefreshed', {
        message: getErrorMessage(error),
        age: age(new Date(seenAt).toISOString()),
      })}
    </Note>
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
