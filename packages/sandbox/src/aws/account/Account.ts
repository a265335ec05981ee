import { InputError } from '@backstage/errors';
import type { AwsSeed } from '../AwsSeed';
import type { AwsTiming } from '../AwsTiming';
import type { InstanceStorage } from '../InstanceStorage';
import { Principals } from './Principals';
import { Region } from './Region';

/** An account of AWS, with everything in it. */
export class Account {
  readonly accountId: string;
  readonly principals: Principals;
  readonly #regions = new Map<string, Region>();

  constructor(
    seed: AwsSeed,
    readonly surroundings: {
      storage: InstanceStorage;
      now: () => Date;
      /** May be changed at any time. */
      timing: AwsTiming;
    },
  ) {
    if (!/^\d{12}$/.test(seed.accountId)) {
      throw new InputError(
        `An account ID has twelve digits: ${seed.accountId}`,
      );
    }
    this.accountId = seed.accountId;
    this.principals = new Principals(seed, surroundings.now);
  }

  /** The region of that name; one that nothing was put into is empty. */
  region(name: string): Region {
    const present = this.#regions.get(name);
    if (present) {
      return present;
    }
    const { accountId, surroundings } = this;
    const region = new Region({ accountId, region: name }, surroundings.now);
    this.#regions.set(name, region);
    return region;
  }

  /** Those that were asked for, or that something is in. */
  get regions(): Region[] {
    return [...this.#regions.values()];
  }

  /** What a resource is called in the storage. */
  static nameOf(region: Region, identifier: string): string {
    return `${region.place.region}/${identifier}`;
  }
}
