import {
  EnvironmentView,
  TargetView,
} from '@slipway/backstage-plugin-slipway-common';
import Box from '@mui/material/Box';
import { Age, useAge } from '../kit/Age';
import { InfoIcon, LockIcon, UnreachableIcon } from '../kit/icons';
import { Muted } from '../kit/Muted';
import { Note } from '../kit/Note';
import { formatMoment } from '../kit/times';
import { useLocale } from '../kit/useLocale';
import { useTexts } from '../kit/useTexts';
import { LinkList } from '../links/LinkList';
import { linksOfTarget } from '../links/linksOf';
import { useFromNow, useNow } from '../live/useNow';
import { ActiveOperation } from './ActiveOperation';
import { WorkloadStack } from './WorkloadStack';

/** After this age, in milliseconds, what is shown says when it was seen. */
const STALE_AFTER = 120_000;

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

function StaleMark({ observedAt }: { observedAt: string }) {
  const t = useTexts();
  const stale = useFromNow(now => now - Date.parse(observedAt) >= STALE_AFTER);
  if (!stale) {
    return null;
  }
  return (
    <Box sx={{ fontSize: 13 }}>
      <Muted>{t('target.stale', { age: <Age at={observedAt} /> })}</Muted>
    </Box>
  );
}

type UnknownObservation = Extract<
  TargetView['observation'],
  { status: 'unknown' }
>;

const icons: Record<UnknownObservation['reason'], typeof InfoIcon> = {
  unreachable: UnreachableIcon,
  'no-access': LockIcon,
  'not-configured': InfoIcon,
  'none-recorded': InfoIcon,
};

function UnknownNote({ observation }: { observation: UnknownObservation }) {
  const t = useTexts();
  const age = useAge();
  const { reason, message, since, lastSeen } = observation;
  const unreachable = reason === 'unreachable';
  const now = useNow();
  const locale = useLocale();
  const title = since
    ? `${t(`target.${reason}`)} ${t('target.since', {
        time: formatMoment(since, now, locale),
        age: age(since),
      })}`
    : t(`target.${reason}`);
  return (
    <Note
      tone={unreachable ? 'warning' : 'neutral'}
      icon={icons[reason]}
      title={title}
    >
      <div>{message}</div>
      {(lastSeen || unreachable) && (
        <Muted>
          {lastSeen
            ? t('target.lastSeen', { age: <Age at={lastSeen.observedAt} /> })
            : t('target.neverSeen')}
        </Muted>
      )}
    </Note>
  );
}
