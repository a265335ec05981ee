import { Content, Page } from '@backstage/core-components';
import { useRouteRefParams } from '@backstage/core-plugin-api';
import { isEnded, Operation } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { ReactNode, useId } from 'react';
import { getErrorMessage, hasStatus } from '../api/errors';
import { Note } from '../kit/Note';
import { useTexts } from '../kit/useTexts';
import { LiveProvider } from '../live/LiveProvider';
import { useOperation } from '../live/useOperation';
import { useOperationEvents } from '../live/useOperationEvents';
import { OperationStatus } from '../operation/OperationStatus';
import { operationRouteRef } from '../routes';
import { EventLog } from './EventLog';
import { LiveWorkload } from './LiveWorkload';
import { OperationFacts } from './OperationFacts';
import { OperationHeading } from './OperationHeading';
import { StopOperation } from './StopOperation';

/** The page of an operation: what it is, how far it is, and its log as it grows. */
export const OperationPage = () => {
  const { id } = useRouteRefParams(operationRouteRef);
  return (
    <LiveProvider>
      <LivePage id={id} />
    </LiveProvider>
  );
};

function LivePage({ id }: { id: string }) {
  const t = useTexts();
  const { data, error } = useOperation(id);
  return (
    <Page themeId="service">
      <Content>
        <OperationHeading operation={data} />
        {data ? <Details operation={data} error={error} /> : renderAbsence()}
      </Content>
    </Page>
  );

  function renderAbsence() {
    if (!error) {
      return <Skeleton variant="rounded" height={240} />;
    }
    const missing = hasStatus(error, 403, 404);
    return (
      <Note
        tone={missing ? 'warning' : 'danger'}
        role="alert"
        title={t(missing ? 'operation.notFound' : 'operation.failed')}
      >
        {getErrorMessage(error)}
      </Note>
    );
  }
}

interface DetailsProps {
  operation: Operation;
  error: unknown;
}

function Details({ operation, error }: DetailsProps) {
  const t = useTexts();
  const events = useOperationEvents(operation.id, {
    ended: isEnded(operation.state),
  });
  const lost = error ?? events.error;
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 3,
        maxWidth: 1600,
        typography: 'body2',
        color: 'text.primary',
        gridTemplateColumns: {
          xs: 'minmax(0, 1fr)',
          lg: 'minmax(0, 2fr) minmax(0, 3fr)',
        },
        alignItems: 'start',
      }}
    >
      <Box sx={{ display: 'grid', gap: 3, minWidth: 0 }}>
        {lost ? (
          <Note tone="warning" role="status">
            {t('operation.lost', { message: getErrorMessage(lost) })}
          </Note>
        ) : null}
        <Panel title={t('operation.progress')}>
          <OperationStatus operation={operation} />
          <StopOperation operation={operation} />
        </Panel>
        <Panel title={t('operation.what')}>
          <OperationFacts operation={operation} />
        </Panel>
      </Box>
      <Box sx={{ display: 'grid', gap: 3, minWidth: 0 }}>
        <Panel title={t('operation.log')}>
          <EventLog events={events.data} />
        </Panel>
        <Panel title={t('operation.runsNow')}>
          <LiveWorkload operation={operation} />
        </Panel>
      </Box>
    </Box>
  );
}

function Panel({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <Card
      component="section"
      variant="outlined"
      aria-labelledby={id}
      sx={{ p: 2.5, borderRadius: 2, minWidth: 0 }}
    >
      <Typography
        id={id}
        component="h2"
        sx={{ fontSize: 16, fontWeight: 600, mb: 1.5 }}
      >
        {title}
      </Typography>
      {children}
    </Card>
  );
}
