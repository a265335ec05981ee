import { Workload } from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import { WorkloadPlace } from '../api/slipwayApi';
import { Age } from '../kit/Age';
import { FactList, FactRow } from '../kit/FactList';
import { figures } from '../kit/figures';
import { Maker } from '../kit/Maker';
import { Muted } from '../kit/Muted';
import { useTexts } from '../kit/useTexts';
import { ScalingFacts } from '../scaling/ScalingFacts';
import { ReplicaBar } from './ReplicaBar';

/** What is known of a workload: replicas, revision, strategy, autoscaling. */
export const WorkloadFacts = ({
  workload,
  unseen,
  place,
}: {
  workload: Workload;
  unseen: boolean;
  place: WorkloadPlace;
}) => {
  const t = useTexts();
  const { replicas, revision, autoscaling } = workload;
  return (
    <FactList>
      <FactRow label={t('workload.replicas')}>
        <strong>{t('workload.ready', figures(replicas))}</strong>
        <ReplicaBar workload={workload} unseen={unseen} />
        <Muted>{t('workload.counts', figures(replicas))}</Muted>
      </FactRow>
      {revision && (
        <FactRow label={t('workload.revision')}>
          {revision.revision} <Muted>·</Muted> <Age at={revision.createdAt} />
          <br />
          <Muted>
            <Maker
              madeBy={revision.madeBy}
              changeCause={revision.changeCause}
            />
          </Muted>
        </FactRow>
      )}
      <FactRow label={t('workload.strategy')}>
        <Strategy workload={workload} />
      </FactRow>
      {autoscaling && <ScalingFacts autoscaling={autoscaling} place={place} />}
    </FactList>
  );
};

function Strategy({ workload }: { workload: Workload }) {
  const t = useTexts();
  const { type, maxSurge, maxUnavailable, partition } = workload.strategy;
  const bounds = [
    maxSurge && t('workload.surge', { surge: maxSurge }),
    maxUnavailable &&
      t('workload.unavailable', { unavailable: maxUnavailable }),
  ].filter(Boolean);
  return (
    <>
      {type}{' '}
      {bounds.length > 0 && (
        <Tooltip
          describeChild
          title={t('workload.surgeHelp', {
            surge: maxSurge ?? '0',
            unavailable: maxUnavailable ?? '0',
          })}
        >
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {bounds.join(' ')}
          </Box>
        </Tooltip>
      )}
      {partition !== undefined && (
        <Muted>{t('workload.partition', figures({ partition }))}</Muted>
      )}
    </>
  );
}
