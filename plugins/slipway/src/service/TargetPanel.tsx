import {
  EnvironmentView,
  TargetView,
} from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import { useTexts } from '../kit/useTexts';
import { LinkList } from '../links/LinkList';
import { linksOfTarget } from '../links/linksOf';
import { ActiveOperation } from './ActiveOperation';
import { StaleMark, UnknownNote } from './TargetSight';
import { WorkloadStack } from './WorkloadStack';

interface TargetPanelProps {
  entityRef: string;
  environment: EnvironmentView;
  target: TargetView;
}

/** One place where a service may run: what runs there, or why nobody knows. */
export const TargetPanel = ({
  entityRef,
  environment,
  target,
}: TargetPanelProps) => {
  const t = useTexts();
  const { observation, activeOperations } = target;
  const place = { entityRef, environment, target };
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
      {activeOperations.map(operation => (
        <ActiveOperation key={operation.id} operation={operation} />
      ))}
      {observation.status === 'observed' ? (
        <>
          <StaleMark observedAt={observation.observedAt} />
          <WorkloadStack {...place} workloads={observation.workloads} />
        </>
      ) : (
        <>
          <UnknownNote observation={observation} />
          {observation.lastSeen && (
            <Box sx={{ display: 'flex', flex: 1, minWidth: 0 }}>
              <WorkloadStack
                {...place}
                workloads={observation.lastSeen.workloads}
                unseen
              />
            </Box>
          )}
        </>
      )}
      <LinkList
        links={linksOfTarget(target)}
        subject={t('links.where', {
          workload: target.title,
          environment: environment.title,
        })}
      />
    </Box>
  );
};
