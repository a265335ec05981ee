import { RolloutStatus } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import { ClampedText } from '../kit/ClampedText';
import { Muted } from '../kit/Muted';
import { Note } from '../kit/Note';
import { getPhaseTone } from '../kit/PhaseChip';
import { toneColour } from '../kit/tones';
import { useTexts } from '../kit/useTexts';
import { LinkList } from '../links/LinkList';
import { linksOfWorkload } from '../links/linksOf';
import { getPlace, WorkloadSubject } from '../operation/subject';
import { WorkloadActions } from '../operation/WorkloadActions';
import { InstanceList } from './InstanceList';
import { ProblemList } from './ProblemList';
import { VersionLine } from './VersionLine';
import { WorkloadFacts } from './WorkloadFacts';
import { WorkloadNotes } from './WorkloadNotes';

/** One workload: its version, what is known of it, what is wrong with it, what can be done. */
export const WorkloadPanel = ({ subject }: { subject: WorkloadSubject }) => {
  const t = useTexts();
  const { workload, unseen, environment } = subject;
  const { status, problems, kind, name } = workload;
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
        <VersionLine subject={subject} />
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
      <WorkloadFacts
        workload={workload}
        unseen={unseen}
        place={getPlace(subject)}
      />
      <WorkloadNotes workload={workload} />
      <InstanceList subject={subject} />
      <LinkList
        links={linksOfWorkload(subject.target, workload)}
        subject={t('links.where', {
          workload: name,
          environment: environment.title,
        })}
      />
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
    <Note tone={tone}>
      <ClampedText text={status.message} />
    </Note>
  );
}
