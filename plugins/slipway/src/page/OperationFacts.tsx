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
import { operationRouteRef } from '../routes';

/** Who asked for an operation, why, when, on what. */
export const OperationFacts = ({ operation }: { operation: Operation }) => {
  const t = useTexts();
  const locale = useLocale();
  const operationPath = useRouteRef(operationRouteRef);
  const { createdAt, endedAt, supersededBy } = operation;
  return (
    <FactList>
      <FactRow label={t('operation.backToService')}>
        <EntityRefLink entityRef={operation.entityRef} />
      </FactRow>
      <FactRow label={t('operation.where')}>
        {operation.environment} / {operation.target}
      </FactRow>
      <FactRow label={t('operation.workload')}>{operation.workload}</FactRow>
      <FactRow label={t('operation.reason')}>{operation.reason}</FactRow>
      <FactRow label={t('operation.requestedBy')}>
        <Who name={operation.requestedBy} />
      </FactRow>
      <FactRow label={t('operation.requestedAt')}>
        <Age at={createdAt} />
      </FactRow>
      {endedAt && (
        <FactRow label={t('operation.lasted')}>
          {formatDuration(createdAt, endedAt, locale)}
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
        <Box component="span" sx={{ fontFamily: 'monospace', fontSize: 13 }}>
          {operation.planHash}
        </Box>
      </FactRow>
    </FactList>
  );
};
