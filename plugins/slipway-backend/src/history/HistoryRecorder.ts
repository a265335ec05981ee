import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { ServiceInTarget } from '@slipway/backstage-plugin-slipway-node';
import { LoadedEntity } from '../services/EntityLoader';
import { versionKey } from '../services/pageVersion';
import { ChangeRecorder } from './changes/ChangeRecorder';
import { ChangeStore } from './changes/ChangeStore';
import { KnownServices } from './KnownServices';
import { RecoveryRecorder } from './recovery/RecoveryRecorder';
import { RecoveryStore } from './recovery/RecoveryStore';
import { ScalingRecorder } from './scaling/ScalingRecorder';
import { ScalingStore } from './scaling/ScalingStore';
import { seeServices } from './sights';

const PRUNE_MS = 15 * 60 * 1000;
/** What comes together, as a rollout does, is looked at once. */
const SETTLE_MS = 1000;

/** What HistoryRecorder needs. */
export interface HistoryRecorderOptions {
  services: KnownServices;
  scaling: { recorder: ScalingRecorder; store: ScalingStore };
  changes: { recorder: ChangeRecorder; store: ChangeStore };
  recovery: { recorder: RecoveryRecorder; store: RecoveryStore };
  logger: LoggerService;
  now?(): number;
}

/**
 * Keeps what the live picture shows, as it goes by.
 *
 * @remarks
 * A round reads memory and writes the database; nothing upstream is asked. The scheduler runs it on one replica at a
 * time. What somebody is looking at is noticed within a second besides, by every replica that shows it: who writes a
 * change first has written it.
 */
export class HistoryRecorder {
  readonly #options: HistoryRecorderOptions;
  readonly #settling = new Map<string, NodeJS.Timeout>();
  #pruneAt = 0;

  constructor(options: HistoryRecorderOptions) {
    this.#options = options;
  }

  /** Looks at every service once, and keeps what there is to keep. */
  async runRound(): Promise<void> {
    const {
      services,
      scaling,
      changes,
      recovery,
      logger,
      now = Date.now,
    } = this.#options;
    const sights = await seeServices(await services.list(), logger);
    const seenAt = new Date(now());
    await Promise.all([
      scaling.recorder.record(sights, seenAt),
      changes.recorder.record(sights, seenAt),
      recovery.recorder.record(sights, seenAt),
    ]);
    if (now() >= this.#pruneAt) {
      this.#pruneAt = now() + PRUNE_MS;
      await scaling.store.prune(now());
      await changes.store.prune(now());
      await recovery.store.prune(now());
    }
  }

  /** Takes note that the picture of a service in a target has changed. */
  notice(loaded: LoadedEntity, { target }: ServiceInTarget): void {
    const key = `${loaded.entityRef}#${versionKey(target)}`;
    if (!this.#settling.has(key)) {
      const timer = setTimeout(() => {
        this.#settling.delete(key);
        this.#recordChanges(loaded, versionKey(target));
      }, SETTLE_MS);
      this.#settling.set(key, timer.unref());
    }
  }

  stop(): void {
    this.#settling.forEach(timer => clearTimeout(timer));
    this.#settling.clear();
  }

  async #recordChanges(loaded: LoadedEntity, key: string): Promise<void> {
    const { services, changes, logger, now = Date.now } = this.#options;
    try {
      const placed = services
        .place(loaded)
        .filter(({ target }) => versionKey(target) === key);
      const sights = await seeServices(placed, logger);
      await changes.recorder.record(sights, new Date(now()));
    } catch (error) {
      logger.warn(
        `What has changed of ${loaded.entityRef} is kept with the next round: ${stringifyError(error)}`,
      );
    }
  }
}
