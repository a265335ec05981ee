/**
 * Which services are watched for whom, and which of them have to make room for another.
 *
 * @remarks
 * Whoever views more than the share of one gives up what was viewed longest ago. It stays watched as long as somebody
 * else views it, so nobody can take another's watch away; a page that is no longer told of changes polls.
 */
export class WatchBudget {
  readonly #limit: { perPrincipal: number; ofAll: number };
  /** By viewer, and by service; in both what was viewed longest ago comes first. */
  readonly #views = new Map<string, Set<string>>();
  readonly #viewers = new Map<string, Set<string>>();

  constructor(limit: { perPrincipal: number; ofAll: number }) {
    this.#limit = limit;
  }

  /** Takes note of a view. Returns the services that are to be watched no longer. */
  view(service: string, viewer: string): string[] {
    const { perPrincipal, ofAll } = this.#limit;
    const views = renew(this.#views, viewer);
    moveToEnd(views, service);
    moveToEnd(renew(this.#viewers, service), viewer);
    const [oldest] = views.size > perPrincipal ? views : [];
    if (oldest !== undefined && !this.#leave(oldest, viewer)) {
      return [oldest];
    }
    const [first] = this.#viewers.size > ofAll ? this.#viewers.keys() : [];
    if (first === undefined) {
      return [];
    }
    this.forget(first);
    return [first];
  }

  /** The service is watched no longer. */
  forget(service: string): void {
    [...(this.#viewers.get(service) ?? [])].forEach(viewer =>
      this.#leave(service, viewer),
    );
  }

  /** Returns whether somebody else views the service. */
  #leave(service: string, viewer: string): boolean {
    const views = this.#views.get(viewer);
    views?.delete(service);
    if (views?.size === 0) {
      this.#views.delete(viewer);
    }
    const viewers = this.#viewers.get(service);
    viewers?.delete(viewer);
    if (viewers?.size === 0) {
      this.#viewers.delete(service);
    }
    return this.#viewers.has(service);
  }
}

/** The set of a key, which moves to the end of the map. */
function renew(sets: Map<string, Set<string>>, key: string): Set<string> {
  const set = sets.get(key) ?? new Set();
  sets.delete(key);
  sets.set(key, set);
  return set;
}

function moveToEnd(set: Set<string>, value: string): void {
  set.delete(value);
  set.add(value);
}
