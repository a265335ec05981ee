import { Content, Page } from '@backstage/core-components';
import { useRouteRefParams } from '@backstage/core-plugin-api';
import { isEnded, Operation } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import { getErrorMessage, hasStatus } from '../api/errors';
import { Note } from '../kit/Note';
import { useTexts } from '../kit/useTexts';
import { LiveProvider } from '../live/LiveProvider';
import { useOperation } from '../live/useOperation';
import { useOperationEvents } from '../live/useOperationEvents';
import { OperationStatus } from '../operation/OperationStatus';
import { operationRouteRef } from '../routes';
import { Columns } from './Columns';
import { EventLog } from './EventLog';
import { LiveWorkload } from './LiveWorkload';
import { OperationFacts } from './OperationFacts';
import { OperationHeading } from './OperationHeading';
import { PageSkeleton } from './PageSkeleton';
import { Panel } from './Panel';
import { StateHelp } from './StateHelp';
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
  const { data, mayCancel, error } = useOperation(id);
  return (
    <Page themeId="service">
      <Content>
        <OperationHeading operation={data} />
        {data ? (
          <Details operation={data} mayCancel={mayCancel} error={error} />
        ) : (
          renderAbsence()
        )}
      </Content>
    </Page>
  );

  function renderAbsence() {
    if (!error) {
      return <PageSkeleton />;
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
  mayCancel: boolean;
  error: unknown;
}

function Details({ operation, mayCancel, error }: DetailsProps) {
  const t = useTexts();
  const events = useOperationEvents(operation.id, {
    ended: isEnded(operation.state),
  });
  const lost = error ?? events.error;
  return (
    <Columns>
      <Box sx={{ display: 'grid', gap: 3, minWidth: 0 }}>
        {lost ? (
          <Note tone="warning" role="status">
            {t('operation.lost', { message: getErrorMessage(lost) })}
          </Note>
        ) : null}
        <Panel title={t('operation.progress')}>
          <OperationStatus operation={operation} />
          <StateHelp state={operation.state} />
          {mayCancel && <StopOperation operation={operation} />}
        </Panel>
        <Panel title={t('operation.runsNow')}>
          <LiveWorkload operation={operation} />
        </Panel>
        <Panel title={t('operation.what')}>
          <OperationFacts operation={operation} />
        </Panel>
      </Box>
      <Box sx={{ display: 'grid', gap: 3, minWidth: 0 }}>
        <Panel
          title={t('operation.log')}
          aside={
            events.data &&
            t('operation.logCount', { count: events.data.length })
          }
        >
          <EventLog events={events.data} />
        </Panel>
      </Box>
    </Columns>
  );
}
