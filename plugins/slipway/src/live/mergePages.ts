/** A list of which the newest part was fetched. */
export interface LoadedList<TItem> {
  /** The newest first. */
  items: readonly TItem[];
  /** Where the next page begins; `undefined` where all are loaded. */
  nextCursor?: string;
}

/**
 * Puts the newest page in front of what was loaded before.
 *
 * @remarks
 * Older pages stay as they are. Where the new page ends before it meets what was loaded, nobody knows what lies
 * between: then only the new page is kept.
 */
export function mergeNewest<TItem>(
  known: LoadedList<TItem> | undefined,
  newest: LoadedList<TItem>,
  keyOf: (item: TItem) => string,
): LoadedList<TItem> {
  const last = newest.items.at(-1);
  if (!known || !last || !newest.nextCursor) {
    return newest;
  }
  const meeting = known.items.findIndex(item => keyOf(item) === keyOf(last));
  if (meeting < 0) {
    return newest;
  }
  const older = known.items.slice(meeting + 1);
  return older.length
    ? { items: [...newest.items, ...older], nextCursor: known.nextCursor }
    : newest;
}

/** Puts an older page behind what was loaded before; what is in both is kept once. */
export function appendOlder<TItem>(
  known: LoadedList<TItem>,
  older: LoadedList<TItem>,
  keyOf: (item: TItem) => string,
): LoadedList<TItem> {
  const loaded = new Set(known.items.map(keyOf));
  const news = older.items.filter(item => !loaded.has(keyOf(item)));
  return { items: [...known.items, ...news], nextCursor: older.nextCursor };
}
