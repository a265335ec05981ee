import {
  QueryKey,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { appendOlder, LoadedList, mergeNewest } from './mergePages';

/** As many as the API gives at once. */
const MOST = 100;

interface LoadedListOptions<TItem> {
  queryKey: QueryKey;
  fetchPage(query: {
    cursor?: string;
    limit: number;
    signal?: AbortSignal;
  }): Promise<{ items: TItem[]; nextCursor?: string }>;
  keyOf(item: TItem): string;
  pageSize: number;
  /** When the newest are fetched again, in milliseconds; `false` for not by the clock. */
  refetchInterval(list: LoadedList<TItem> | undefined): number | false;
  /** What is shown of the list before, until the first answer comes. */
  keepOf?(before: LoadedList<TItem>): LoadedList<TItem>;
}

/**
 * A paged list, newest first, of which more can be loaded at its end while its head is kept up to date.
 *
 * @remarks
 * A refresh is one request however many pages are shown, and what is shown keeps its place.
 */
export function useLoadedList<TItem>(options: LoadedListOptions<TItem>) {
  const { queryKey, fetchPage, keyOf, pageSize, keepOf } = options;
  const client = useQueryClient();
  const readKnown = () => client.getQueryData<LoadedList<TItem>>(queryKey);
  const query = useQuery<LoadedList<TItem>>({
    queryKey,
    queryFn: async ({ signal }) => {
      const shown = readKnown()?.items.length ?? 0;
      const limit = Math.min(MOST, Math.max(pageSize, shown));
      const newest = await fetchPage({ limit, signal });
      return mergeNewest(readKnown(), newest, keyOf);
    },
    refetchInterval: ({ state }) => options.refetchInterval(state.data),
    placeholderData: before => before && keepOf?.(before),
  });
  const older = useMutation({
    mutationFn: (cursor: string) => fetchPage({ cursor, limit: pageSize }),
    onSuccess: page =>
      client.setQueryData<LoadedList<TItem>>(
        queryKey,
        known => known && appendOlder(known, page, keyOf),
      ),
  });
  const nextCursor = query.data?.nextCursor;
  return {
    items: query.data?.items,
    error: query.error,
    isFetching: query.isFetching,
    refetch: query.refetch,
    hasOlder: nextCursor !== undefined,
    loadOlder: () => {
      if (nextCursor !== undefined && !older.isPending) {
        older.mutate(nextCursor);
      }
    },
    loadingOlder: older.isPending,
    olderError: older.error,
  };
}
