import { createHmac } from 'node:crypto';
import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { SignalsService } from '@backstage/plugin-signals-node';
import { SERVICE_SIGNAL_CHANNEL } from '@slipway/backstage-plugin-slipway-common';
import { encodePageVersion, Hide, PageVersion } from '../services/pageVersion';

/** What one signal costs: in the long run they come this far apart. */
const INTERVAL_MS = 1000;
/** How many may come ahead of that. */
const BURST = 3;
/** The least between two. */
const SPACING_MS = 250;

type Pacing = {
  /** When those that were published are paid for, by the monotonic clock. */
  paidAt: number;
  /** Whether the next may be published at once. */
  isOpen: boolean;
  pending?: PageVersion;
  timer?: NodeJS.Timeout;
};

/**
 * Tells the browsers that a service's picture has changed: the first time at once, later at most once a second per
 * service, and never forgetting the last change.
 *
 * @remarks
 * Most changes come in two or three parts, such as a new number of replicas and the pod that is ready soon after it. The
 * first few signals may therefore follow each other closely; a rollout that goes on for long gets one a second.
 *
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
    const pacing = this.#pacing.get(entityRef) ?? { paidAt: 0, isOpen: true };
    if (pacing.isOpen) {
      this.#send(entityRef, pacing, version);
    } else {
      pacing.pending = merge(pacing.pending, version);
    }
  }

  stop(): void {
    this.#pacing.forEach(({ timer }) => clearTimeout(timer));
    this.#pacing.clear();
  }

  #send(entityRef: string, pacing: Pacing, version: PageVersion): void {
    const now = performance.now();
    pacing.paidAt = Math.max(now, pacing.paidAt) + INTERVAL_MS;
    pacing.isOpen = false;
    pacing.pending = undefined;
    const ahead = pacing.paidAt - now - (BURST - 1) * INTERVAL_MS;
    clearTimeout(pacing.timer);
    pacing.timer = setTimeout(
      () => this.#open(entityRef, pacing),
      Math.max(SPACING_MS, ahead),
    ).unref();
    this.#pacing.set(entityRef, pacing);
    this.#publish(entityRef, version);
  }

  #open(entityRef: string, pacing: Pacing): void {
    if (pacing.pending) {
      this.#send(entityRef, pacing, pacing.pending);
      return;
    }
    pacing.isOpen = true;
    pacing.timer = setTimeout(
      () => this.#pacing.delete(entityRef),
      Math.max(0, pacing.paidAt - performance.now()),
    ).unref();
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
