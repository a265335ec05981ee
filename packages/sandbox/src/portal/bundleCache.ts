import { randomUUID } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';

/** How many are kept: as many branches as somebody goes back and forth between. */
const KEPT = 4;

/** Built apps by the key of what they were built from, for every checkout of this user. */
export class BundleCache {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * Copies a built app to where it is served from, and replaces what is there.
   *
   * @returns whether there is one with that key.
   */
  restore(key: string, dist: string): boolean {
    const kept = join(this.#folder, key);
    if (!existsSync(kept)) {
      return false;
    }
    rmSync(dist, { recursive: true, force: true });
    cpSync(kept, dist, { recursive: true });
    const now = new Date();
    utimesSync(kept, now, now);
    return true;
  }

  /** Keeps a built app; the ones that were not used for longest go. */
  keep(key: string, dist: string): void {
    mkdirSync(this.#folder, { recursive: true });
    const draft = join(this.#folder, `.${randomUUID()}`);
    const kept = join(this.#folder, key);
    try {
      cpSync(dist, draft, { recursive: true });
      rmSync(kept, { recursive: true, force: true });
      renameSync(draft, kept);
    } finally {
      rmSync(draft, { recursive: true, force: true });
    }
    this.#forgetOldest();
  }

  #forgetOldest() {
    const byAge = readdirSync(this.#folder)
      .filter(name => !name.startsWith('.'))
      .map(name => join(this.#folder, name))
      .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
    for (const old of byAge.slice(KEPT)) {
      rmSync(old, { recursive: true, force: true });
    }
  }
}
