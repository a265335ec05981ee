import {
  OperationKind,
  operationKinds,
} from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import { useTexts } from '../kit/useTexts';
import { RevisionsButton } from '../revisions/RevisionsButton';
import { ActionMenu } from './ActionMenu';
import { getAvailability } from './getAvailability';
import { OperationButton } from './OperationButton';
import { WorkloadSubject } from './subject';

const FIRST: OperationKind = 'rollback';

/** What can be done with a workload: rolling back at once, its revisions, the rest in a menu. */
export const WorkloadActions = ({ subject }: { subject: WorkloadSubject }) => {
  const t = useTexts();
  const others = operationKinds
    .filter(kind => kind !== FIRST)
    .map(kind => ({ kind, availability: getAvailability(subject, kind, t) }))
    .filter(({ availability }) => availability.status !== 'hidden');
  return (
    <Box
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}
    >
      <OperationButton
        kind={FIRST}
        subject={subject}
        urgent={subject.workload.status.phase === 'Degraded'}
      />
      <RevisionsButton subject={subject} />
      {others.length > 0 && <ActionMenu subject={subject} offers={others} />}
    </Box>
  );
};
