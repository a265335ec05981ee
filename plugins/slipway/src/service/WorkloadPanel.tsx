import { RolloutStatus } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Muted } from '../kit/Muted';
import { Note } from '../kit/Note';
import { getPhaseTone } from '../kit/PhaseChip';
import { toneColour } from '../kit/tones';
import { Subject } from '../operation/subject';
import { WorkloadActions } from '../operation/WorkloadActions';
import { InstanceList } from './InstanceList';
import { ProblemList } from './ProblemList';
import { WorkloadFacts } from './WorkloadFacts';
import { WorkloadNotes } from './WorkloadNotes';

/** One workload: its version, what is known of it, what is wrong with it, what can be done. */
export const WorkloadPanel = ({ subject }: { subject: Subject }) => {
  const { workload, unseen } = subject;
  const { status, problems, kind, name, version } = workload;
  const explained = problems.some(({ message }) => message === status.message);
  return (
    <Box
      sx={{
        display: 'flex',
        flexDirection: 'column',
        gap: 2,
        flex: 1,
        minWidth: 0,
      }}
    >
      <Box sx={{ minWidth: 0 }}>
        <Typography
          component="p"
          title={version}
          noWrap
          sx={{ fontSize: 22, lineHeight: 1.3, fontWeight: 600, minWidth: 0 }}
        >
          {version}
        </Typography>
        <Box sx={{ fontSize: 13, overflowWrap: 'anywhere' }}>
          <Muted>
            {kind} {name}
          </Muted>
        </Box>
      </Box>
      {status.phase !== 'Healthy' && !explained && (
        <PhaseReason status={status} />
      )}
      <ProblemList problems={problems} />
      <WorkloadFacts workload={workload} unseen={unseen} />
      <WorkloadNotes workload={workload} />
      <InstanceList instances={workload.instances} />
      <Box sx={{ mt: 'auto' }}>
        <WorkloadActions subject={subject} />
      </Box>
    </Box>
  );
};

function PhaseReason({ status }: { status: RolloutStatus }) {
  const tone = getPhaseTone(status.phase);
  return status.phase === 'Progressing' ? (
    <Box sx={theme => ({ color: toneColour(theme, tone) })}>
      {status.message}
    </Box>
  ) : (
    <Note tone={tone}>{status.message}</Note>
  );
}
