import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Operation } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import { Age } from '../kit/Age';
import { FactList, FactRow } from '../kit/FactList';
import { formatDuration } from '../kit/times';
import { useLocale } from '../kit/useLocale';
import { useTexts } from '../kit/useTexts';
import { Who } from '../kit/Who';
import { formatWorkload } from '../kit/workloadName';
import { isOnDatastore } from '../operation/isOnDatastore';
import { operationRouteRef } from '../routes';

/** So many characters tell plans apart; the whole is in the tooltip. */
const PLAN_HASH_SHOWN = 12;

/** Who asked for an operation, why, when, on what. */
export const OperationFacts = ({ operation }: { operation: Operation }) => {
  const t = useTexts();
  const locale = useLocale();
  const operationPath = useRouteRef(operationRouteRef);
  const { createdAt, endedAt, supersededBy } = operation;
  const onDatastore = isOnDatastore(operation.kind);
  return (
    <FactList>
      <FactRow
        label={t(
          onDatastore ? 'recovery.datastore' : 'operation.backToService',
        )}
      >
        <EntityRefLink entityRef={operation.entityRef} />
      </FactRow>
      <FactRow label={t('operation.where')}>
        {operation.environment} / {operation.target}
      </FactRow>
      <FactRow
        label={t(onDatastore ? 'recovery.resource' : 'operation.workload')}
      >
        {formatWorkload(operation.workload)}
      </FactRow>
      <FactRow label={t('operation.reason')}>{operation.reason}</FactRow>
      <FactRow label={t('operation.requestedBy')}>
        <Who name={operation.requestedBy} />
      </FactRow>
      <FactRow label={t('operation.requestedAt')}>
        <Age at={createdAt} />
      </FactRow>
      {endedAt && (
        <FactRow label={t('operation.lasted')}>
          {formatDuration(createdAt, endedAt, locale) ?? t('time.underASecond')}
        </FactRow>
      )}
      {supersededBy && (
        <FactRow label={t('state.superseded')}>
          <Link to={operationPath({ id: supersededBy })}>
            {t('operation.supersededBy')}
          </Link>
        </FactRow>
      )}
      <FactRow label={t('operation.planHash')}>
        <Box
          component="span"
          title={operation.planHash}
          sx={{ fontFamily: 'monospace', fontSize: 13 }}
        >
          {operation.planHash.slice(0, PLAN_HASH_SHOWN)}
        </Box>
      </FactRow>
    </FactList>
  );
};
