import { WorkloadProblem } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import { Age } from '../kit/Age';
import { ClampedText } from '../kit/ClampedText';
import { Muted } from '../kit/Muted';
import { Note } from '../kit/Note';
import { useTexts } from '../kit/useTexts';

/** What keeps a workload from being healthy, the gravest first. */
export const ProblemList = ({ problems }: { problems: WorkloadProblem[] }) => {
  const t = useTexts();
  if (!problems.length) {
    return null;
  }
  return (
    <Box
      component="ul"
      aria-label={t('workload.problems')}
      sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}
    >
      {problems.map(problem => (
        <li key={`${problem.code} ${problem.container} ${problem.message}`}>
          <Note tone="danger" title={problem.code}>
            <ClampedText text={problem.message} />
            <Muted>
              {t('workload.affected', { count: problem.count })}
              {problem.since && (
                <>
                  {' · '}
                  <Age at={problem.since} />
                </>
              )}
            </Muted>
          </Note>
        </li>
      ))}
    </Box>
  );
};
