import { createHmac } from 'node:crypto';
import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { SignalsService } from '@backstage/plugin-signals-node';
import { SERVICE_SIGNAL_CHANNEL } from '@slipway/backstage-plugin-slipway-common';
import { encodePageVersion, Hide, PageVersion } from '../services/pageVersion';

const INTERVAL_MS = 1000;

type Pacing = { timer: NodeJS.Timeout; pending?: PageVersion };

/**
 * Tells the browsers that a service's picture has changed: the first time at once, later at most once a second per
 * service, and never forgetting the last change.
 *
 * @remarks
 * Broadcasts are not checked for permission: a service is named by a keyed hash, which only its page tells, the same on
 * every replica, and so are the targets in a version, and what tells operations apart.
 */
export class SignalPublisher {
  readonly #signals: SignalsService;
  readonly #secret: string;
  readonly #logger: LoggerService;
  readonly #pacing = new Map<string, Pacing>();

  constructor(options: {
    signals: SignalsService;
    /** Shared by all replicas. */
    secret: string;
    logger: LoggerService;
  }) {
    this.#signals = options.signals;
    this.#secret = options.secret;
    this.#logger = options.logger;
  }

  /** The opaque ID by which signals name a service. */
  getSignalId(entityRef: string): string {
    return createHmac('sha256', this.#secret)
      .update(entityRef)
      .digest('base64url');
  }

  /** Hides a name in a version: whoever does not know the secret can neither read nor guess it. */
  readonly hide: Hide = name => this.getSignalId(name).slice(0, 16);

  signal(entityRef: string, version: PageVersion): void {
    const pacing = this.#pacing.get(entityRef);
    if (pacing) {
      pacing.pending = merge(pacing.pending, version);
      return;
    }
    this.#pace(entityRef);
    this.#publish(entityRef, version);
  }

  stop(): void {
    this.#pacing.forEach(({ timer }) => clearTimeout(timer));
    this.#pacing.clear();
  }

  #pace(entityRef: string): void {
    const timer = setTimeout(() => {
      const pending = this.#pacing.get(entityRef)?.pending;
      this.#pacing.delete(entityRef);
      if (pending) {
        this.#pace(entityRef);
        this.#publish(entityRef, pending);
      }
    }, INTERVAL_MS);
    timer.unref();
    this.#pacing.set(entityRef, { timer });
  }

  #publish(entityRef: string, version: PageVersion): void {
    this.#signals
      .publish({
        recipients: { type: 'broadcast' },
        channel: SERVICE_SIGNAL_CHANNEL,
        message: {
          id: this.getSignalId(entityRef),
          version: encodePageVersion(version, this.hide),
        },
      })
      .catch(error => {
        this.#logger.warn(
          `A signal was not published; pages poll meanwhile: ${stringifyError(error)}`,
        );
      });
  }
}

function merge(
  earlier: PageVersion | undefined,
  later: PageVersion,
): PageVersion {
  return {
    ...earlier,
    ...later,
    targets: { ...earlier?.targets, ...later.targets },
  };
}
