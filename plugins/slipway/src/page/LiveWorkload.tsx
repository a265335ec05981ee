import {
  Operation,
  ServiceView,
} from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { getErrorMessage } from '../api/errors';
import { Muted } from '../kit/Muted';
import { PhaseChip } from '../kit/PhaseChip';
import { useTexts } from '../kit/useTexts';
import { ScalingDialog } from '../scaling/ScalingDialog';
import { ProblemList } from '../service/ProblemList';
import { WorkloadFacts } from '../service/WorkloadFacts';
import { useLiveOperationView } from './useLiveOperationView';

/** The workload that an operation acts upon, as it is now. */
export const LiveWorkload = ({ operation }: { operation: Operation }) => {
  const t = useTexts();
  const { data: view, error } = useLiveOperationView(operation);
  if (!view) {
    return error ? (
      <Muted>{getErrorMessage(error)}</Muted>
    ) : (
      <Skeleton variant="rounded" height={240} />
    );
  }
  const workload = findWorkload(view, operation);
  if (!workload) {
    return <Muted>{t('operation.notSeen')}</Muted>;
  }
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center' }}>
        <PhaseChip phase={workload.status.phase} />
        <Box
          component="strong"
          sx={{ fontSize: 16, minWidth: 0, overflowWrap: 'anywhere' }}
        >
          {workload.version}
        </Box>
      </Box>
      <ProblemList problems={workload.problems} />
      <WorkloadFacts
        workload={workload}
        unseen={false}
        place={getOperationPlace(operation)}
      />
      <ScalingDialog view={view} />
    </Box>
  );
};

function getOperationPlace(operation: Operation) {
  const { entityRef, environment, target, workload } = operation;
  return { entityRef, environment, target, workload };
}

function findWorkload(view: ServiceView, operation: Operation) {
  const observation = view.environments
    .find(({ name }) => name === operation.environment)
    ?.targets.find(({ id }) => id === operation.target)?.observation;
  return observation?.status === 'observed'
    ? observation.workloads.find(({ id }) => id === operation.workload)
    : undefined;
}
