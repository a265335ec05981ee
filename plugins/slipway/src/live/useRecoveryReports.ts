import { useApi } from '@backstage/core-plugin-api';
import {
  isEnded,
  RecoveryReport,
} from '@slipway/backstage-plugin-slipway-common';
import { useMemo } from 'react';
import { slipwayApiRef } from '../api/slipwayApi';
import { keys } from './keys';
import { useLoadedList } from './useLoadedList';

const PAGE = 20;
/** How often is looked while a restore or a drill runs, in milliseconds. */
const POLL_WHILE_RUNNING = 5_000;

/** What restores and drills of a data store measured in an environment, newest first. */
export function useRecoveryReports(entityRef: string, environment: string) {
  const api = useApi(slipwayApiRef);
  const queryKey = useMemo(
    () => [...keys.recoveryReports(entityRef), environment],
    [entityRef, environment],
  );
  return useLoadedList<RecoveryReport>({
    queryKey,
    fetchPage: query =>
      api.listRecoveryReports(entityRef, { environment, ...query }),
    keyOf: ({ operationId }) => operationId,
    pageSize: PAGE,
    refetchInterval: loaded =>
      loaded?.items.some(({ state }) => !isEnded(state))
        ? POLL_WHILE_RUNNING
        : false,
  });
}
