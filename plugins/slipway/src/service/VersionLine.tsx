import { useApi } from '@backstage/core-plugin-api';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { slipwayApiRef } from '../api/slipwayApi';
import { ClockIcon } from '../kit/icons';
import { toneColour } from '../kit/tones';
import { useTexts } from '../kit/useTexts';
import { keys } from '../live/keys';
import { getPlace, WorkloadSubject } from '../operation/subject';

/** The version that runs; where a paused rollout keeps another one waiting, both. */
export const VersionLine = ({ subject }: { subject: WorkloadSubject }) => {
  const t = useTexts();
  const { version, paused, replicas } = subject.workload;
  const older = Math.max(0, replicas.current - replicas.updated);
  const waits = paused && older > 0;
  const running = useRunningVersions(subject, waits);
  if (!waits) {
    return <Headline version={version} />;
  }
  return (
    <>
      <Headline version={running ?? version} />
      <Box
        sx={theme => ({
          display: 'flex',
          gap: 0.625,
          fontSize: 14,
          color: toneColour(theme, 'warning'),
          overflowWrap: 'anywhere',
        })}
      >
        <ClockIcon aria-hidden sx={{ mt: '2px', fontSize: 16 }} />
        <span>
          {running
            ? t('version.waits', { version })
            : t('version.older', { count: older })}
        </span>
      </Box>
    </>
  );
};

function Headline({ version }: { version: string }) {
  return (
    <Typography
      component="p"
      title={version}
      noWrap
      sx={{ fontSize: 22, lineHeight: 1.3, fontWeight: 600, minWidth: 0 }}
    >
      {version}
    </Typography>
  );
}

/** The versions of the revisions that have instances, the newest first. */
function useRunningVersions(
  subject: WorkloadSubject,
  enabled: boolean,
): string | undefined {
  const api = useApi(slipwayApiRef);
  const place = getPlace(subject);
  const { revision, replicas } = subject.workload;
  const { data } = useQuery({
    queryKey: keys.runningVersions(place, [
      revision?.revision,
      replicas.current,
      replicas.updated,
    ]),
    queryFn: ({ signal }) => api.listRevisions(place, { signal }),
    enabled: enabled && !subject.unseen,
    staleTime: 60_000,
  });
  const running = data?.items.filter(item => item.replicas);
  return running?.length
    ? [...new Set(running.map(item => item.version))].join(', ')
    : undefined;
}
