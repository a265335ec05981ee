import { useApi } from '@backstage/core-plugin-api';
import { useInfiniteQuery } from '@tanstack/react-query';
import { slipwayApiRef, WorkloadPlace } from '../../api/slipwayApi';
import { keys } from '../../live/keys';

/** The revisions of a workload, newest first, page by page. */
export function useRevisions(
  place: WorkloadPlace,
  options: { diff: boolean; enabled?: boolean },
) {
  const { diff, enabled = true } = options;
  const api = useApi(slipwayApiRef);
  return useInfiniteQuery({
    queryKey: keys.revisions(place, diff),
    queryFn: ({ pageParam, signal }) =>
      api.listRevisions(place, { diff, cursor: pageParam, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor,
    enabled,
  });
}
