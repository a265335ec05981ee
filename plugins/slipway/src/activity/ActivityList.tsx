import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { Operation } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import { Age } from '../kit/Age';
import { Muted } from '../kit/Muted';
import { OperationStateChip } from '../kit/OperationStateChip';
import { useTexts } from '../kit/useTexts';
import { Who } from '../kit/Who';
import { operationRouteRef } from '../routes';

/** The last operations on a service, newest first; each leads to its page. */
export const ActivityList = ({ operations }: { operations: Operation[] }) => {
  const t = useTexts();
  if (!operations.length) {
    return <Muted>{t('activity.none')}</Muted>;
  }
  return (
    <Card variant="outlined" sx={{ borderRadius: 2 }}>
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {operations.map(operation => (
          <ActivityLine key={operation.id} operation={operation} />
        ))}
      </Box>
    </Card>
  );
};

function ActivityLine({ operation }: { operation: Operation }) {
  const t = useTexts();
  const operationPath = useRouteRef(operationRouteRef);
  const { id, state, summary, reason, requestedBy, createdAt } = operation;
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: {
          xs: 'minmax(0, 1fr)',
          md: '132px minmax(0, 1fr) minmax(120px, auto)',
        },
        columnGap: 2,
        rowGap: 0.5,
        alignItems: 'start',
        px: 2.5,
        py: 1.5,
        fontSize: 14,
        lineHeight: 1.45,
        overflowWrap: 'anywhere',
        '& + &': { borderTop: 1, borderColor: 'divider' },
      }}
    >
      <div>
        <OperationStateChip state={state} />
      </div>
      <div>
        <Link to={operationPath({ id })}>{summary}</Link>
        <div>
          <Muted>{reason}</Muted>
        </div>
      </div>
      <Box sx={{ textAlign: { md: 'right' } }}>
        <Age at={createdAt} />
        <div>
          <Muted>{t('activity.by', { who: <Who name={requestedBy} /> })}</Muted>
        </div>
      </Box>
    </Box>
  );
}
