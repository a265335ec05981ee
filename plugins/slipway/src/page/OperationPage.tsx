import { Content, Page } from '@backstage/core-components';
import { useRouteRefParams } from '@backstage/core-plugin-api';
import {
  isEnded,
  Operation,
  RecoveryReport,
} from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import { getErrorMessage, hasStatus } from '../api/errors';
import { Note } from '../kit/Note';
import { useTexts } from '../kit/useTexts';
import { LiveProvider } from '../live/LiveProvider';
import { useOperation } from '../live/useOperation';
import { useOperationEvents } from '../live/useOperationEvents';
import { isOnDatastore } from '../operation/isOnDatastore';
import { OperationStatus } from '../operation/OperationStatus';
import { operationRouteRef } from '../routes';
import { Columns } from './Columns';
import { EventLog } from './EventLog';
import { LiveDatastore } from './LiveDatastore';
import { LiveWorkload } from './LiveWorkload';
import { OperationFacts } from './OperationFacts';
import { OperationHeading } from './OperationHeading';
import { PageSkeleton } from './PageSkeleton';
import { Panel } from './Panel';
import { PhaseBar } from './PhaseBar';
import { RecoveryReportFacts } from './RecoveryReportFacts';
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
  const { data, mayCancel, recovery, error } = useOperation(id);
  return (
    <Page themeId="service">
      <Content>
        <OperationHeading operation={data} />
        {data ? (
          <Details
            operation={data}
            mayCancel={mayCancel}
            recovery={recovery}
            error={error}
          />
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
  recovery: RecoveryReport | undefined;
  error: unknown;
}

function Details({ operation, mayCancel, recovery, error }: DetailsProps) {
  const t = useTexts();
  const events = useOperationEvents(operation.id, {
    ended: isEnded(operation.state),
  });
  const lost = error ?? events.error;
  const onDatastore = isOnDatastore(operation.kind);
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
        {operation.steps.length > 0 && (
          <Panel title={t('report.phases')}>
            <PhaseBar operation={operation} />
          </Panel>
        )}
        {recovery && (
          <Panel title={t('report.title')}>
            <RecoveryReportFacts report={recovery} />
          </Panel>
        )}
        <Panel title={t(onDatastore ? 'recovery.now' : 'operation.runsNow')}>
          {onDatastore ? (
            <LiveDatastore operation={operation} />
          ) : (
            <LiveWorkload operation={operation} />
          )}
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
