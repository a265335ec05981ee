import { useApi } from '@backstage/core-plugin-api';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { slipwayApiRef, WorkloadPlace } from '../api/slipwayApi';
import { keys } from './keys';

/** How often the past of an autoscaler is fetched again, in milliseconds. */
export const HISTORY_POLL = 30_000;

/**
 * What the autoscaler of a workload did in the last hours.
 *
 * @remarks
 * Signals do not cause a fetch: what is new is one sample at the end, and the words beside the chart are live.
 */
export function useScalingHistory(place: WorkloadPlace, hours: number) {
  const api = useApi(slipwayApiRef);
  return useQuery({
    queryKey: keys.scalingHistory(place, hours),
    queryFn: ({ signal }) => api.getScalingHistory(place, { hours, signal }),
    staleTime: HISTORY_POLL,
    refetchInterval: HISTORY_POLL,
    placeholderData: keepPreviousData,
  });
}
