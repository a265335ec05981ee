import { isEnded, Operation } from '@slipway/backstage-plugin-slipway-common';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { keys } from '../live/keys';
import { useServiceView } from '../live/useServiceView';

/** The page of what an operation acts upon; a signal that it has changed lets the operation be looked at at once. */
export function useLiveOperationView(operation: Operation) {
  const client = useQueryClient();
  const query = useServiceView(operation.entityRef);
  const ended = isEnded(operation.state);
  const version = query.data?.version;

  useEffect(() => {
    if (version && !ended) {
      client.invalidateQueries({ queryKey: keys.operation(operation.id) });
    }
  }, [client, ended, operation.id, version]);

  return query;
}
