import { Content, Page } from '@backstage/core-components';
import { isEnded, Operation } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { getErrorMessage } from '../api/errors';
import { Muted } from '../kit/Muted';
import { FailureNote } from '../kit/FailureNote';
import { Note } from '../kit/Note';
import { OlderButton } from '../kit/OlderButton';
import { useTexts } from '../kit/useTexts';
import { LiveProvider } from '../live/LiveProvider';
import { useMyOperations } from '../live/useMyOperations';
import { MyOperationsEmpty, MyOperationsSkeleton } from './MyOperationsAbsence';
import { OperationRow } from './OperationRow';
import { useDocumentTitle } from './useDocumentTitle';

/** What the reader has asked for on every service: what is under way first, then the newest. */
export const MyOperationsPage = () => {
  const t = useTexts();
  useDocumentTitle(t('myOperations.title'));
  return (
    <LiveProvider>
      <Page themeId="service">
        <Content>
          <Box sx={{ mb: 3 }}>
            <Typography
              component="h1"
              sx={{ fontSize: 24, fontWeight: 600, lineHeight: 1.4, mb: 0 }}
            >
              {t('myOperations.title')}
            </Typography>
            <Box sx={{ typography: 'body2' }}>
              <Muted>{t('myOperations.subtitle')}</Muted>
            </Box>
          </Box>
          <Operations />
        </Content>
      </Page>
    </LiveProvider>
  );
};

function Operations() {
  const t = useTexts();
  const list = useMyOperations();
  const { items, error, refetch } = list;
  if (!items) {
    return error ? (
      <FailureNote
        title={t('myOperations.failed')}
        error={error}
        onRetry={() => refetch()}
      />
    ) : (
      <MyOperationsSkeleton />
    );
  }
  if (!items.length) {
    return <MyOperationsEmpty />;
  }
  const running = items.filter(({ state }) => !isEnded(state));
  const before = items.filter(({ state }) => isEnded(state));
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 3,
        gridTemplateColumns: 'minmax(0, 1fr)',
        maxWidth: 1200,
        typography: 'body2',
        color: 'text.primary',
      }}
    >
      {error && (
        <Note tone="warning" role="status">
          {t('activity.notRefreshed', { message: getErrorMessage(error) })}
        </Note>
      )}
      {running.length > 0 && (
        <Group title={t('myOperations.running')} operations={running} />
      )}
      {before.length > 0 && (
        <Group title={t('myOperations.before')} operations={before} />
      )}
      <OlderButton
        hasOlder={list.hasOlder}
        loading={list.loadingOlder}
        error={list.olderError}
        onMore={list.loadOlder}
      />
    </Box>
  );
}

function Group({
  title,
  operations,
}: {
  title: string;
  operations: readonly Operation[];
}) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Typography
        id={id}
        component="h2"
        sx={{ fontSize: 16, fontWeight: 600, mb: 1 }}
      >
        {title}
      </Typography>
      <Card variant="outlined" sx={{ borderRadius: 2 }}>
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {operations.map(operation => (
            <OperationRow key={operation.id} operation={operation} />
          ))}
        </Box>
      </Card>
    </section>
  );
}
