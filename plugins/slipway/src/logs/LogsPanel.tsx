import { KubernetesApi } from '@backstage/plugin-kubernetes-react';
import { WorkloadInstance } from '@slipway/backstage-plugin-slipway-common';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Note } from '../kit/Note';
import { useTexts } from '../kit/useTexts';
import { keys } from '../live/keys';
import { LogControls, LogView } from './LogControls';
import { LogText } from './LogText';
import { readLogs } from './readLogs';

interface LogsPanelProps {
  api: KubernetesApi;
  cluster: string;
  namespace: string;
  instance: WorkloadInstance;
}

/** The last lines of an instance's logs; first of the container that fails. */
export const LogsPanel = ({
  api,
  cluster,
  namespace,
  instance,
}: LogsPanelProps) => {
  const t = useTexts();
  const { containers, name } = instance;
  const first = containers.find(({ ready }) => !ready) ?? containers[0];
  const [view, setView] = useState<LogView>({
    container: first?.name ?? '',
    previous: false,
    lines: 200,
    wrap: false,
  });
  const { container, previous, lines, wrap } = view;
  const request = {
    cluster,
    namespace,
    instance: name,
    container,
    previous,
    lines,
  };
  const { data, isFetching, refetch } = useQuery({
    queryKey: keys.logs(request),
    queryFn: () => readLogs(api, request),
    enabled: container !== '',
    staleTime: 0,
    gcTime: 0,
  });
  if (!first) {
    return <Note tone="neutral">{t('logs.noContainer')}</Note>;
  }
  return (
    <>
      <LogControls
        containers={containers}
        view={view}
        onChange={setView}
        refreshing={isFetching}
        onRefresh={() => refetch()}
        text={data?.status === 'read' ? data.text : undefined}
      />
      <LogText
        answer={data}
        wrap={wrap}
        label={t('logs.text', { lines: String(lines), container })}
      />
    </>
  );
};
