import {
  RolloutPhase,
  TargetView,
  Workload,
} from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import { Disclosure } from '../kit/Disclosure';
import { Muted } from '../kit/Muted';
import { PhaseChip } from '../kit/PhaseChip';
import { useTexts } from '../kit/useTexts';
import { useWorstFirst } from '../kit/useWorstFirst';
import { WorkloadPanel } from './WorkloadPanel';

interface WorkloadStackProps {
  entityRef: string;
  environment: { name: string; title: string };
  target: TargetView;
  workloads: Workload[];
  /** Whether this is what was last seen of a target that cannot be read now. */
  unseen?: boolean;
}

/** The workloads of a target: one as it is, several below each other, the worst first and open. */
export const WorkloadStack = ({
  workloads,
  unseen = false,
  ...place
}: WorkloadStackProps) => {
  const t = useTexts();
  const sorted = useWorstFirst(workloads, {
    idOf: ({ id }) => id,
    phaseOf: ({ status }) => status.phase,
  });
  const [only] = sorted;
  if (!only) {
    return <Muted>{t('empty.nothingRuns')}</Muted>;
  }
  if (sorted.length === 1) {
    return <WorkloadPanel subject={{ ...place, workload: only, unseen }} />;
  }
  return (
    <Box sx={{ flex: 1, minWidth: 0 }}>
      {sorted.map((workload, index) => (
        <Box
          key={workload.id}
          sx={{ '& + &': { borderTop: 1, borderColor: 'divider' } }}
        >
          <Disclosure
            initiallyOpen={index === 0 || workload.status.phase === 'Degraded'}
            summary={
              <WorkloadLine
                name={workload.name}
                phase={unseen ? 'Unknown' : workload.status.phase}
              />
            }
          >
            <Box sx={{ pt: 0.5, pb: 2 }}>
              <WorkloadPanel subject={{ ...place, workload, unseen }} />
            </Box>
          </Disclosure>
        </Box>
      ))}
    </Box>
  );
};

function WorkloadLine({ name, phase }: { name: string; phase: RolloutPhase }) {
  return (
    <Box
      sx={{
        display: 'flex',
        gap: 1,
        alignItems: 'center',
        justifyContent: 'space-between',
        fontSize: 14,
      }}
    >
      <Box
        component="span"
        title={name}
        sx={{
          fontWeight: 600,
          minWidth: 0,
          overflow: 'hidden',
          textOverflow: 'ellipsis',
          whiteSpace: 'nowrap',
        }}
      >
        {name}
      </Box>
      <PhaseChip phase={phase} />
    </Box>
  );
}
