import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { isEnded, Operation } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import { Age } from '../kit/Age';
import { Muted } from '../kit/Muted';
import { OperationStateChip } from '../kit/OperationStateChip';
import { useTexts } from '../kit/useTexts';
import { operationRouteRef } from '../routes';

/** An operation in a list over services: its state, what, where, why and when; it leads to its page. */
export const OperationRow = ({ operation }: { operation: Operation }) => {
  const t = useTexts();
  const operationPath = useRouteRef(operationRouteRef);
  const { id, state, summary, message, reason, createdAt } = operation;
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: {
          xs: 'minmax(0, 1fr)',
          md: '172px minmax(0, 1fr) minmax(120px, auto)',
        },
        columnGap: 2,
        rowGap: 0.5,
        px: { xs: 2, sm: 2.5 },
        py: 1.5,
        overflowWrap: 'anywhere',
        '& + &': { borderTop: 1, borderColor: 'divider' },
      }}
    >
      <div>
        <OperationStateChip state={state} />
      </div>
      <div>
        <Box component="span" sx={{ fontWeight: 600 }}>
          <Link to={operationPath({ id })}>{summary}</Link>
        </Box>
        {!isEnded(state) && <div>{message}</div>}
        <div>
          <EntityRefLink
            entityRef={operation.entityRef}
            defaultKind="component"
            hideIcon
          />{' '}
          <Muted>
            · {operation.environment} / {operation.target}{' '}
            {t('workload.changeCause', { cause: reason })}
          </Muted>
        </div>
      </div>
      <Box sx={{ color: 'text.secondary', textAlign: { md: 'right' } }}>
        <Age at={createdAt} />
      </Box>
    </Box>
  );
};
