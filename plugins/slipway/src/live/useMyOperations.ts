import { useApi } from '@backstage/core-plugin-api';
import { isEnded, Operation } from '@slipway/backstage-plugin-slipway-common';
import { slipwayApiRef } from '../api/slipwayApi';
import { keys } from './keys';
import { useLoadedList } from './useLoadedList';

const PAGE = 20;
/** How often is looked while an operation runs, in milliseconds. */
const POLL_WHILE_RUNNING = 3_000;

/** What the reader has asked for on every service, newest first; kept up to date while anything runs. */
export function useMyOperations() {
  const api = useApi(slipwayApiRef);
  return useLoadedList<Operation>({
    queryKey: keys.myOperations,
    fetchPage: ({ signal, ...query }) => api.listOperations(query, { signal }),
    keyOf: ({ id }) => id,
    pageSize: PAGE,
    refetchInterval: loaded =>
      loaded?.items.some(({ state }) => !isEnded(state))
        ? POLL_WHILE_RUNNING
        : false,
  });
}
