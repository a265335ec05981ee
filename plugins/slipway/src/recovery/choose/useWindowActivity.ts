import { useApi } from '@backstage/core-plugin-api';
import { ActivityItem } from '@slipway/backstage-plugin-slipway-common';
import { useQueries } from '@tanstack/react-query';
import { slipwayApiRef } from '../../api/slipwayApi';
import { keys } from '../../live/keys';
import { DatastoreSubject } from '../../operation/subject';

/** As many as the API gives at once. */
const MOST = 100;
/** So many services are shown beside a data store. */
const SERVICES = 4;

/** What happened to a data store, or to a service that depends on it. */
export interface WindowLane {
  entityRef: string;
  items: readonly ActivityItem[];
  /** Before this time, in milliseconds, not everything is loaded. */
  loadedFrom?: number;
  error: unknown;
}

/** What happened in the environment of a data store: to the services that depend on it, and to itself last. */
export function useWindowActivity(subject: DatastoreSubject): WindowLane[] {
  const api = useApi(slipwayApiRef);
  const environment = subject.environment.name;
  const others = subject.dependents.filter(ref => ref !== subject.entityRef);
  return useQueries({
    queries: [...others.slice(0, SERVICES), subject.entityRef].map(
      entityRef => ({
        queryKey: [...keys.activity(entityRef), environment, 'window'],
        queryFn: ({ signal }: { signal: AbortSignal }) =>
          api.listActivity(entityRef, { environment, limit: MOST, signal }),
      }),
    ),
    combine: results =>
      results.map(({ data, error }, index) => {
        const oldest = data?.nextCursor && data.items.at(-1)?.at;
        return {
          entityRef: others.slice(0, SERVICES)[index] ?? subject.entityRef,
          items: data?.items ?? [],
          loadedFrom: oldest ? Date.parse(oldest) : undefined,
          error,
        };
      }),
  });
}
