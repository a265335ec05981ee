import { LoggerService } from '@backstage/backend-plugin-api';
import { TargetObservation } from '@slipway/backstage-plugin-slipway-common';
import { TargetPictures } from './AwsPictures';
import { writeVersion } from './pictureVersion';

/** Somebody who wants to know of changes. */
export interface PictureObserver {
  pictures: TargetPictures;
  /** What is shown now. */
  build(): TargetObservation;
  listener(version: string): void;
}

/** Tells those who observe what has changed for them, once for all readings that came together. */
export class PictureObservers {
  readonly #logger: LoggerService;

  constructor(logger: LoggerService) {
    this.#logger = logger;
  }

  /** @returns a function that ends it. */
  observe(observer: PictureObserver): () => void {
    const { home, copies } = observer.pictures;
    let shown = this.#guard(() => describe(observer.build()));
    let isScheduled = false;
    let isEnded = false;
    const look = () => {
      isScheduled = false;
      if (isEnded) {
        return;
      }
      const now = describe(observer.build());
      if (now !== shown) {
        shown = now;
        observer.listener(writeVersion(observer.pictures));
      }
    };
    const schedule = () => {
      if (!isScheduled) {
        isScheduled = true;
        setImmediate(() => this.#guard(look));
      }
    };
    const ends = [home, ...copies].map(it => it.onReading(schedule));
    return () => {
      isEnded = true;
      ends.forEach(end => end());
    };
  }

  /** Nobody awaits what is done here: a failure must neither end the process nor the reading that led to it. */
  #guard<TResult>(act: () => TResult): TResult | undefined {
    try {
      return act();
    } catch (error) {
      this.#logger.error(
        'Telling of a change on AWS failed',
        error instanceof Error ? error : new Error(String(error)),
      );
      return undefined;
    }
  }
}

/** What is shown, but for when it was read: that alone is no change. */
function describe(observation: TargetObservation): string {
  return JSON.stringify(observation, (key, value) =>
    key === 'observedAt' ? undefined : value,
  );
}
