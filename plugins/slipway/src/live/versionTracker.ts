const REMEMBERED = 64;

/**
 * Decides which announced version of a service is worth a fetch, and whether announcements can be relied on.
 *
 * @remarks
 * Versions are opaque and cannot be ordered, so those that were fetched or announced before are remembered: one that
 * comes again is out of date. Announcements that come while a fetch is under way are merged into one.
 *
 * A fetch that brings a version which nobody announced shows that the socket is down (its client does not say so);
 * the next announcement shows that it is up again.
 */
export class VersionTracker {
  readonly #known = new Set<string>();
  #wanted: string | undefined;
  #missedOne = false;

  /** The newest version that was announced and not yet fetched. */
  get wanted(): string | undefined {
    return this.#wanted;
  }

  /** Whether a version came that should have been announced and was not. */
  get missedOne(): boolean {
    return this.#missedOne;
  }

  /** @returns whether the version is news. */
  announced(version: string): boolean {
    this.#missedOne = false;
    if (this.#known.has(version)) {
      return false;
    }
    this.#remember(version);
    this.#wanted = version;
    return true;
  }

  /**
   * Takes note of the version that an answer brought.
   *
   * @param after - the version that was waited for.
   */
  arrived(version: string, after: string | undefined): void {
    if (this.#wanted === after || this.#wanted === version) {
      this.#wanted = undefined;
    }
    if (!after && this.#known.size > 0 && !this.#known.has(version)) {
      this.#missedOne = true;
    }
    this.#remember(version);
  }

  #remember(version: string): void {
    this.#known.delete(version);
    this.#known.add(version);
    const [oldest] = this.#known;
    if (this.#known.size > REMEMBERED && oldest !== undefined) {
      this.#known.delete(oldest);
    }
  }
}
