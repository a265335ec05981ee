import { Link } from '@backstage/core-components';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { startTransition, useMemo, useState } from 'react';
import { Disclosure } from '../kit/Disclosure';
import { figures } from '../kit/figures';
import { Muted } from '../kit/Muted';
import { useDeepLink } from '../kit/useDeepLink';
import { useTexts } from '../kit/useTexts';
import { useWorstFirst } from '../kit/useWorstFirst';
import {
  useKubernetesApi,
  useKubernetesTabPath,
} from '../logs/useKubernetesPlugin';
import { getPlace, WorkloadSubject } from '../operation/subject';
import { instanceLook } from './instanceLook';
import { InstanceRow } from './InstanceRow';

/** How many are shown at first: all that fail come before those that are well. */
const SHOWN = 8;

/** The pods or tasks of a workload, closed at first. */
export const InstanceList = ({ subject }: { subject: WorkloadSubject }) => {
  const t = useTexts();
  const { instances } = subject.workload;
  if (!instances.length) {
    return null;
  }
  const notReady = instances.filter(({ ready }) => !ready).length;
  return (
    <Disclosure
      summary={
        <Muted>
          {t('workload.instances', { count: instances.length })}
          {notReady > 0 &&
            ` · ${t('workload.instancesNotReady', figures({ notReady }))}`}
        </Muted>
      }
    >
      <Instances subject={subject} />
    </Disclosure>
  );
};

function Instances({ subject }: { subject: WorkloadSubject }) {
  const t = useTexts();
  const [all, setAll] = useState(false);
  const { instances, cluster, namespace } = subject.workload;
  const sorted = useWorstFirst(instances, {
    idOf: ({ name }) => name,
    phaseOf: ({ ready }) => (ready ? 'Healthy' : 'Degraded'),
  });
  const rest = sorted.length - SHOWN;
  const hasLogs = cluster !== undefined && namespace !== undefined;
  const logs = useLogs(subject, hasLogs);
  return (
    <>
      <Box
        component="ul"
        sx={theme => ({
          ...instanceLook(theme),
          ...(all && { maxHeight: 480, overflowY: 'auto' }),
        })}
      >
        {(all ? sorted : sorted.slice(0, SHOWN)).map(instance => (
          <InstanceRow key={instance.name} instance={instance} logs={logs} />
        ))}
      </Box>
      {rest > 0 && (
        <Button
          size="small"
          aria-expanded={all}
          onClick={() => startTransition(() => setAll(before => !before))}
          sx={{ textTransform: 'none' }}
        >
          {all
            ? t('instances.showFewer')
            : t('instances.showAll', { count: rest })}
        </Button>
      )}
      {hasLogs && <KubernetesPlugin entityRef={subject.entityRef} />}
    </>
  );
}

/** The same as long as it leads to the same, so that a row is drawn again only for its own sake. */
function useLogs(subject: WorkloadSubject, hasLogs: boolean) {
  const { open } = useDeepLink('logs');
  const installed = useKubernetesApi() !== undefined;
  const { entityRef, environment, target, workload } = getPlace(subject);
  const readable = hasLogs && installed && !subject.unseen;
  return useMemo(
    () =>
      readable
        ? { place: { entityRef, environment, target, workload }, open }
        : undefined,
    [readable, entityRef, environment, target, workload, open],
  );
}

/** The way into the stock plugin, or what it would bring. */
function KubernetesPlugin({ entityRef }: { entityRef: string }) {
  const t = useTexts();
  const installed = useKubernetesApi() !== undefined;
  const path = useKubernetesTabPath(entityRef);
  return (
    <Box sx={{ mt: 0.75, fontSize: 13 }}>
      {installed ? (
        <Link to={path}>{t('logs.kubernetesTab')}</Link>
      ) : (
        <Muted>{t('logs.notInstalled')}</Muted>
      )}
    </Box>
  );
}
