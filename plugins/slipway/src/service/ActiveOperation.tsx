import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { isEnded, Operation } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Muted } from '../kit/Muted';
import { getStateTone } from '../kit/OperationStateChip';
import { toneLine, toneTint } from '../kit/tones';
import { useTexts } from '../kit/useTexts';
import { Who } from '../kit/Who';
import { keys } from '../live/keys';
import { useOperation } from '../live/useOperation';
import { OperationStatus } from '../operation/OperationStatus';
import { operationRouteRef } from '../routes';

/** The operation that is at work in a target, as it goes on. */
export const ActiveOperation = ({
  operation: known,
}: {
  operation: Operation;
}) => {
  const t = useTexts();
  const client = useQueryClient();
  const operationPath = useRouteRef(operationRouteRef);
  const { data: operation = known } = useOperation(known.id, known);
  const ended = isEnded(operation.state) && !isEnded(known.state);

  useEffect(() => {
    if (ended) {
      client.invalidateQueries({ queryKey: keys.service(known.entityRef) });
      client.invalidateQueries({
        queryKey: keys.recoveryReports(known.entityRef),
      });
    }
  }, [client, ended, known.entityRef]);

  return (
    <Box
      sx={theme => ({
        p: 1.5,
        borderRadius: 1,
        border: `1px solid ${toneLine(theme, getStateTone(operation.state))}`,
        bgcolor: toneTint(theme, getStateTone(operation.state)),
      })}
    >
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          columnGap: 1,
          mb: 1,
          fontSize: 14,
          overflowWrap: 'anywhere',
        }}
      >
        <Link to={operationPath({ id: operation.id })}>
          <strong>{t(`kind.${operation.kind}`)}</strong>
        </Link>
        <Muted>
          {t('activity.by', { who: <Who name={operation.requestedBy} /> })}
        </Muted>
      </Box>
      <OperationStatus operation={operation} />
    </Box>
  );
};
