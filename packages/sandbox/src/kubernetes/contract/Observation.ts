import { at, listAt, textAt, type Json } from './wire/json';
import type { Plural } from './wire/paths';
import type { WatchStream } from './wire/WatchStream';

/** One state of an object that a watch has told of. */
export interface Sighting {
  plural: Plural;
  object: Json;
  version: number;
  isDeleted: boolean;
}

/** What has happened to some kinds of objects in a namespace, told by watches. */
export class Observation {
  readonly #sightings: Sighting[] = [];
  readonly #watches: WatchStream[] = [];

  /** @internal Use `Stage.observe`. */
  see(plural: Plural, object: Json, type: string): void {
    this.#sightings.push({
      plural,
      object,
      version: Number(textAt(object, 'metadata', 'resourceVersion')),
      isDeleted: type === 'DELETED',
    });
  }

  /** @internal */
  add(watch: WatchStream): void {
    this.#watches.push(watch);
  }

  /** All of them, in the order in which the cluster stored them. */
  get sightings(): readonly Sighting[] {
    return [...this.#sightings].sort(
      (left, right) => left.version - right.version,
    );
  }

  /** The sightings of each object, by its UID. */
  objects(): Sighting[][] {
    const byUid = new Map<string, Sighting[]>();
    for (const sighting of this.sightings) {
      const uid = textAt(sighting.object, 'metadata', 'uid');
      byUid.set(uid, [...(byUid.get(uid) ?? []), sighting]);
    }
    return [...byUid.values()];
  }

  /** Whether the watches have told of everything in this list of a kind. */
  hasReached(plural: Plural, list: unknown): boolean {
    const latest = new Map<string, Sighting>();
    for (const sighting of this.sightings) {
      if (sighting.plural === plural) {
        latest.set(textAt(sighting.object, 'metadata', 'uid'), sighting);
      }
    }
    const live = [...latest.values()].filter(({ isDeleted }) => !isDeleted);
    const items = listAt(list, 'items');
    return (
      live.length === items.length &&
      items.every(
        item =>
          at(
            latest.get(textAt(item, 'metadata', 'uid'))?.object,
            'metadata',
            'resourceVersion',
          ) === at(item, 'metadata', 'resourceVersion'),
      )
    );
  }

  /** Ends its watches. */
  close(): void {
    this.#watches.forEach(watch => watch.close());
  }
}
