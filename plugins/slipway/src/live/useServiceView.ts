import { useApi } from '@backstage/core-plugin-api';
import {
  ServiceSignal,
  ServiceView,
} from '@slipway/backstage-plugin-slipway-common';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { slipwayApiRef } from '../api/slipwayApi';
import { keys } from './keys';
import { useServiceSignals } from './useServiceSignals';
import { VersionTracker } from './versionTracker';

/** How often is fetched while signals are missing or cannot come, in milliseconds. */
const POLL_WITHOUT_SIGNALS = 5_000;
/** How often is looked whether a signal was missed, in milliseconds. */
const POLL_FOR_MISSED_SIGNALS = 30_000;

/** Everything that the page of a service shows, and what was heard of besides. */
export interface LiveServiceView extends ServiceView {
  /** The last signal that led to a fetch. It may tell of what lies outside of this view, as a new entry of the timeline. */
  heard?: string;
}

/**
 * Everything that the page of a service shows, kept up to date.
 *
 * @remarks
 * A signal causes one fetch, which waits on the server for the version that the signal named. Polling is the fall-back,
 * and only while the tab is visible. What was shown stays while something newer is fetched.
 */
export function useServiceView(entityRef: string) {
  const api = useApi(slipwayApiRef);
  const client = useQueryClient();
  const queryKey = useMemo(() => keys.service(entityRef), [entityRef]);
  const tracker = useMemo(() => createTracker(entityRef), [entityRef]);
  const hasSignals = useServiceSignals(useListener(queryKey, tracker));

  const query = useQuery({
    queryKey,
    queryFn: async ({ signal }): Promise<LiveServiceView> => {
      const after = tracker.versions.wanted;
      const view = await api.getService(entityRef, { after, signal });
      tracker.versions.arrived(view.version, after);
      const before = client.getQueryData<LiveServiceView>(queryKey);
      return { ...view, heard: after ?? before?.heard };
    },
    refetchInterval: () =>
      hasSignals && !tracker.versions.missedOne
        ? POLL_FOR_MISSED_SIGNALS
        : POLL_WITHOUT_SIGNALS,
  });

  const signalId = query.data?.signalId;
  useEffect(() => {
    const early = signalId && tracker.early.get(signalId);
    tracker.early.clear();
    if (early && tracker.versions.announced(early)) {
      client.refetchQueries({ queryKey, exact: true });
    }
  }, [client, queryKey, signalId, tracker]);

  return query;
}

/** The versions of one service, and the signals that came before its ID was known. */
function createTracker(entityRef: string) {
  return {
    entityRef,
    versions: new VersionTracker(),
    early: new Map<string, string>(),
  };
}

function useListener(
  queryKey: ReturnType<typeof keys.service>,
  tracker: ReturnType<typeof createTracker>,
) {
  const client = useQueryClient();
  const fetching = useRef(false);
  return useCallback(
    async ({ id, version }: ServiceSignal) => {
      const { versions, early } = tracker;
      const view = client.getQueryData<ServiceView>(queryKey);
      if (!view) {
        early.set(id, version);
        return;
      }
      if (id !== view.signalId || !versions.announced(version)) {
        return;
      }
      if (fetching.current) {
        return;
      }
      fetching.current = true;
      try {
        let last: string | undefined;
        while (versions.wanted && versions.wanted !== last) {
          last = versions.wanted;
          await client.refetchQueries({ queryKey, exact: true });
        }
      } finally {
        fetching.current = false;
      }
    },
    [client, queryKey, tracker],
  );
}
