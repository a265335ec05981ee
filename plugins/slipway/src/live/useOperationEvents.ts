import { useApi } from '@backstage/core-plugin-api';
import { OperationEvent } from '@slipway/backstage-plugin-slipway-common';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { SlipwayApi, slipwayApiRef } from '../api/slipwayApi';
import { keys } from './keys';
import { OPERATION_POLL } from './useOperation';

const PAGE = 100;

/**
 * The log of an operation, oldest first, kept up to date until the operation has ended.
 *
 * @remarks
 * What was read stays: each fetch goes on after the last entry, also after the connection was lost.
 *
 * @param options.ended - whether the operation has ended; then it is fetched once more.
 */
export function useOperationEvents(id: string, options: { ended: boolean }) {
  const { ended } = options;
  const api = useApi(slipwayApiRef);
  const client = useQueryClient();
  const query = useQuery({
    queryKey: keys.events(id),
    queryFn: ({ signal }) =>
      readOn(api, id, {
        known: client.getQueryData<OperationEvent[]>(keys.events(id)) ?? [],
        signal,
      }),
    refetchInterval: ended ? false : OPERATION_POLL,
  });
  useEffect(() => {
    if (ended) {
      client.refetchQueries({ queryKey: keys.events(id), exact: true });
    }
  }, [client, id, ended]);
  return query;
}

async function readOn(
  api: SlipwayApi,
  id: string,
  options: { known: OperationEvent[]; signal: AbortSignal },
): Promise<OperationEvent[]> {
  let events = options.known;
  for (;;) {
    const after = events.at(-1)?.sequence ?? 0;
    const { items } = await api.listOperationEvents(id, {
      after,
      limit: PAGE,
      signal: options.signal,
    });
    const news = items.filter(({ sequence }) => sequence > after);
    events = news.length ? [...events, ...news] : events;
    if (items.length < PAGE || !news.length) {
      return events;
    }
  }
}
