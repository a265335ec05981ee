import { useApi } from '@backstage/core-plugin-api';
import {
  ActivityItem,
  isEnded,
} from '@slipway/backstage-plugin-slipway-common';
import { useEffect, useMemo, useRef } from 'react';
import { slipwayApiRef } from '../api/slipwayApi';
import { keys } from './keys';
import { useLoadedList } from './useLoadedList';

const PAGE = 50;
/** How often the newest are looked at while an operation runs, in milliseconds. */
const POLL_WHILE_RUNNING = 5_000;
/** How often it is asked again while nothing is known: what happened before is written down soon after the first view. */
const POLL_WHILE_EMPTY = 10_000;

/** Tells the items of an activity apart. */
export function getActivityKey(item: ActivityItem): string {
  return item.type === 'operation' ? item.operation.id : item.change.id;
}

/** Where it happened. */
export function getActivityPlace(item: ActivityItem) {
  const { environment, target, workload } =
    item.type === 'operation' ? item.operation : item.change;
  return { environment, target, workload };
}

/** Whether an item is an operation that is under way. */
export function isRunning(item: ActivityItem): boolean {
  return item.type === 'operation' && !isEnded(item.operation.state);
}

interface ActivityOptions {
  /** Only what happened in the environment of this name. */
  environment?: string;
  /** Of what is shown of the service and heard of it: with each other one, the newest are fetched again. */
  version: string;
}

/** What happened to a service, newest first, kept up to date. */
export function useActivity(
  entityRef: string,
  { environment, version }: ActivityOptions,
) {
  const api = useApi(slipwayApiRef);
  const queryKey = useMemo(
    () => [...keys.activity(entityRef), environment ?? ''],
    [entityRef, environment],
  );
  const list = useLoadedList<ActivityItem>({
    queryKey,
    fetchPage: query => api.listActivity(entityRef, { environment, ...query }),
    keyOf: getActivityKey,
    pageSize: PAGE,
    refetchInterval: loaded => {
      if (loaded?.items.length === 0) {
        return POLL_WHILE_EMPTY;
      }
      return loaded?.items.some(isRunning) ? POLL_WHILE_RUNNING : false;
    },
    keepOf: ({ items }) => ({
      items: items.filter(
        item =>
          !environment || getActivityPlace(item).environment === environment,
      ),
    }),
  });
  const { refetch, isFetching } = list;
  const fetched = useRef(version);
  useEffect(() => {
    if (!isFetching && fetched.current !== version) {
      fetched.current = version;
      refetch();
    }
  }, [isFetching, refetch, version]);
  return list;
}
