import { useCallback } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';

/** How far back the axis goes, in hours. */
export const activitySpans = { '24h': 24, '7d': 168, '30d': 720 } as const;

/** How far back the axis goes. */
export type ActivitySpan = keyof typeof activitySpans;

/** Those that can be chosen, the shortest first. */
export const activitySpanNames = Object.keys(activitySpans) as ActivitySpan[];

const FIRST_SPAN: ActivitySpan = '7d';
const HASH = '#activity-';

/** Reads from the page's address what of the activity is shown, and changes it. */
export function useActivityAddress() {
  const { search, hash, key } = useLocation();
  const navigate = useNavigate();
  const query = new URLSearchParams(search);
  const span = query.get('span');

  const set = useCallback(
    (name: string, value: string | undefined) => {
      const next = new URLSearchParams(search);
      if (value === undefined) {
        next.delete(name);
      } else {
        next.set(name, value);
      }
      navigate({ search: next.toString() });
    },
    [navigate, search],
  );

  return {
    /** Name of the only environment that is shown. */
    environment: query.get('activity') ?? undefined,
    span: activitySpanNames.find(name => name === span) ?? FIRST_SPAN,
    /** Key of the item that is looked at. */
    chosen: hash.startsWith(HASH)
      ? decodeURIComponent(hash.slice(HASH.length))
      : undefined,
    /** Another one each time that something is chosen. */
    choice: key,
    setEnvironment: (name: string | undefined) => set('activity', name),
    setSpan: (name: ActivitySpan) =>
      set('span', name === FIRST_SPAN ? undefined : name),
    choose: useCallback(
      (item: string) =>
        navigate(
          { search, hash: `${HASH}${encodeURIComponent(item)}` },
          { replace: true },
        ),
      [navigate, search],
    ),
  };
}

/** The ID of the entry of an item on the page. */
export function getEntryId(item: string): string {
  return `${HASH.slice(1)}${item}`;
}
