import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { DatastorePlace, slipwayApiRef } from '../api/slipwayApi';
import { keys } from './keys';

/** How far back the past of an RPO is kept. */
export const HISTORY_DAYS = 30;
/** How often it is fetched again, in milliseconds: what is new is one sample at its end. */
const RECOVERY_POLL = 60_000;
/** How often as long as there is no past: a data store that has just become known has its first sample soon. */
const FIRST_SAMPLE_POLL = 5_000;

/** The RPO that could be achieved in the last thirty days. */
export function useRecoveryHistory(place: DatastorePlace) {
  const api = useApi(slipwayApiRef);
  return useQuery({
    queryKey: keys.recoveryHistory(place, HISTORY_DAYS),
    queryFn: ({ signal }) =>
      api.getRecoveryHistory(place, { days: HISTORY_DAYS, signal }),
    staleTime: RECOVERY_POLL,
    refetchInterval: ({ state }) =>
      state.data?.samples.length === 0 ? FIRST_SAMPLE_POLL : RECOVERY_POLL,
  });
}
