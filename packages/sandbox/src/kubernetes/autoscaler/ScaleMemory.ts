interface Recommendation {
  replicas: number;
  at: number;
}

interface ScaleEvent {
  change: number;
  at: number;
}

/** Nothing older than this is asked for. */
const longestMs = 3_600_000;

/** What was recommended for, and done to, one autoscaler's target. */
export class ScaleMemory {
  #recommendations: Recommendation[] = [];
  #events: ScaleEvent[] = [];

  /** Remembers what is recommended; the first time also what there is. */
  recommend(replicas: number, at: number): void {
    this.#recommendations = [
      ...this.#recommendations.filter(each => each.at > at - longestMs),
      { replicas, at },
    ];
  }

  /** Whether nothing was recommended yet. */
  get isEmpty(): boolean {
    return this.#recommendations.length === 0;
  }

  /** What was recommended since then. */
  recommendedSince(at: number): number[] {
    return this.#recommendations
      .filter(each => each.at > at)
      .map(({ replicas }) => replicas);
  }

  /** Remembers a change of the count. */
  scaled(change: number, at: number): void {
    this.#events = [
      ...this.#events.filter(each => each.at > at - longestMs),
      { change, at },
    ];
  }

  /** By how much the count has changed since then. */
  changeSince(at: number): number {
    return this.#events
      .filter(each => each.at > at)
      .reduce((sum, { change }) => sum + change, 0);
  }
}
