import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { slipwayApiRef } from '../api/slipwayApi';
import { keys } from './keys';

/** How long the relations of the catalog are believed, in milliseconds. */
const RELATIONS_STALE = 60_000;

/** The data stores that a service depends on, as the catalog knows them. */
export function useDatastores(entityRef: string) {
  const api = useApi(slipwayApiRef);
  return useQuery({
    queryKey: keys.datastores(entityRef),
    queryFn: ({ signal }) => api.listDatastores(entityRef, { signal }),
    staleTime: RELATIONS_STALE,
    refetchInterval: RELATIONS_STALE,
  });
}
