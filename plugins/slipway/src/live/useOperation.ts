import { useApi } from '@backstage/core-plugin-api';
import { isEnded, Operation } from '@slipway/backstage-plugin-slipway-common';
import { useQuery } from '@tanstack/react-query';
import { hasStatus } from '../api/errors';
import { slipwayApiRef } from '../api/slipwayApi';
import { keys } from './keys';

/** How often a running operation is looked at, in milliseconds. */
export const OPERATION_POLL = 1_000;

/** An operation, whether the reader may stop it and what it measured, kept up to date until it has ended. */
export function useOperation(id: string, known?: Operation) {
  const api = useApi(slipwayApiRef);
  const { data, error } = useQuery({
    queryKey: keys.operation(id),
    queryFn: ({ signal }) => api.getOperation(id, { signal }),
    initialData: known && { operation: known, mayCancel: false },
    refetchInterval: ({ state }) => {
      const over = state.data && isEnded(state.data.operation.state);
      return over || hasStatus(state.error, 403, 404) ? false : OPERATION_POLL;
    },
  });
  return {
    data: data?.operation,
    mayCancel: data?.mayCancel ?? false,
    recovery: data?.recovery,
    error,
  };
}
