import { LoggerService } from '@backstage/backend-plugin-api';
import {
  SeenWorkloads,
  TargetObservation,
} from '@slipway/backstage-plugin-slipway-common';
import {
  LiveReading,
  LiveState,
  ServiceInTarget,
} from '@slipway/backstage-plugin-slipway-node';
import { readAwsTarget } from '../accounts/readAwsTarget';
import { buildDatastore, DatastoreFacts } from '../model/buildDatastore';
import { KeptInstance } from '../model/kept';
import { toUnknown } from '../model/reading';
import { LocatedDatastore, locateOnAws } from '../placement/locate';
import { explainNoMatch, matchInstances } from '../placement/matchInstances';
import { AwsPictures, TargetPictures } from './AwsPictures';
import { pause } from './pause';
import { PictureObservers } from './PictureObservers';
import { hasReached, writeVersion } from './pictureVersion';

/** How long a read may wait, in milliseconds. */
export interface ReadTiming {
  /** For the first reading of an account. */
  loadMs: number;
  /** For the version that was asked for. */
  versionMs: number;
}

const defaults: ReadTiming = { loadMs: 5_000, versionMs: 2_000 };

/** What the live state is made of. */
export interface AwsLiveStateOptions {
  pictures: AwsPictures;
  parseCheckNames: DatastoreFacts['parseCheckNames'];
  logger: LoggerService;
  timing?: ReadTiming;
}

interface Found {
  service: ServiceInTarget;
  located: LocatedDatastore;
  pictures: TargetPictures;
}

/** The pictures of all accounts and regions that targets name: a read asks AWS nothing. */
export class AwsLiveState implements LiveState {
  readonly #options: AwsLiveStateOptions;
  readonly #observers: PictureObservers;

  constructor(options: AwsLiveStateOptions) {
    this.#options = options;
    this.#observers = new PictureObservers(options.logger);
  }

  async read(
    service: ServiceInTarget,
    { after }: { after?: string } = {},
  ): Promise<LiveReading> {
    const found = this.#find(service);
    if ('message' in found) {
      const { message } = found;
      const reason = 'not-configured' as const;
      return {
        version: '',
        observation: { status: 'unknown', reason, message },
      };
    }
    const { pictures } = found;
    const { loadMs, versionMs } = this.#options.timing ?? defaults;
    const isLoaded = () =>
      [pictures.home, ...pictures.copies].every(it => it.isLoaded);
    await waitUntil(pictures, { condition: isLoaded, timeoutMs: loadMs });
    if (after) {
      await waitUntil(pictures, {
        condition: () => hasReached(pictures, after),
        timeoutMs: versionMs,
      });
    }
    return {
      version: writeVersion(pictures),
      observation: this.#observe(found),
    };
  }

  observe(
    service: ServiceInTarget,
    listener: (version: string) => void,
  ): () => void {
    const found = this.#find(service);
    return 'message' in found
      ? () => {}
      : this.#observers.observe({
          pictures: found.pictures,
          build: () => this.#observe(found),
          listener,
        });
  }

  #find(service: ServiceInTarget): Found | { message: string } {
    const config = readAwsTarget(service.target);
    const located = locateOnAws(service, config);
    return 'accountId' in located
      ? { service, located, pictures: this.#options.pictures.find(config) }
      : { message: located.placement.message };
  }

  #observe(found: Found): TargetObservation {
    const { located, pictures } = found;
    const { instances } = pictures.home;
    if (instances.status === 'read') {
      const { items, readAt } = instances;
      const seen = this.#build(found, { items, readAt });
      return seen
        ? { status: 'observed', ...seen }
        : {
            status: 'unknown',
            reason: 'none-recorded',
            message: explainNoMatch(located, items),
          };
    }
    const { known: _, ...unknown } = toUnknown(instances);
    const lastSeen =
      instances.status === 'failing' && instances.last
        ? this.#build(found, instances.last)
        : undefined;
    return { status: 'unknown', ...unknown, ...(lastSeen && { lastSeen }) };
  }

  #build(
    { service, located, pictures }: Found,
    read: { items: readonly KeptInstance[]; readAt: string },
  ): SeenWorkloads | undefined {
    const { parseCheckNames } = this.#options;
    const datastores = matchInstances(located, read.items).map(instance =>
      buildDatastore({
        service,
        instance,
        observedAt: read.readAt,
        home: pictures.home.backups,
        copies: pictures.copies.map(it => it.backups),
        parseCheckNames,
      }),
    );
    return datastores.length > 0
      ? { observedAt: read.readAt, workloads: [], datastores }
      : undefined;
  }
}

/** Waits until the condition holds, at most so long. */
async function waitUntil(
  { home, copies }: TargetPictures,
  { condition, timeoutMs }: { condition: () => boolean; timeoutMs: number },
): Promise<void> {
  if (condition()) {
    return;
  }
  const met = new AbortController();
  const check = () => condition() && met.abort();
  const ends = [home, ...copies].map(it => it.onReading(check));
  await pause(timeoutMs, met.signal);
  ends.forEach(end => end());
}
