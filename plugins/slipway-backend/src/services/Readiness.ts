import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import {
  EnvironmentSummary,
  ReadinessCheck,
} from '@slipway/backstage-plugin-slipway-common';
import { ConfiguredTarget } from '../config/slipwayConfig';
import { TargetDirectory } from './TargetDirectory';

const KEPT_SECONDS = 10;

/** What is configured, and whether it can be reached and is permitted. */
export class Readiness {
  readonly #directory: TargetDirectory;
  readonly #logger: LoggerService;
  #latest?: { at: number; checks: Promise<ReadinessCheck[]> };

  constructor(options: { directory: TargetDirectory; logger: LoggerService }) {
    this.#directory = options.directory;
    this.#logger = options.logger;
  }

  listEnvironments(): EnvironmentSummary[] {
    return this.#directory.environments.map(({ name, title, targets }) => ({
      name,
      title,
      targets: targets.map(target => ({
        id: target.id,
        title: target.title,
        platform: target.platform,
        ...this.#directory.platformOf(target).describe(target),
      })),
    }));
  }

  /** Tries every target, at most once in ten seconds for all who ask. */
  async check(): Promise<ReadinessCheck[]> {
    const now = performance.now();
    if (!this.#latest || now - this.#latest.at > KEPT_SECONDS * 1000) {
      const checks = Promise.all(
        this.#directory.targets.map(target => this.#checkTarget(target)),
      ).then(results => results.flat());
      this.#latest = { at: now, checks };
    }
    return this.#latest.checks;
  }

  async #checkTarget(
    target: ConfiguredTarget,
  ): Promise<readonly ReadinessCheck[]> {
    try {
      return await this.#directory.platformOf(target).checkReadiness(target);
    } catch (error) {
      const { environment, id } = target;
      this.#logger.warn(
        `Checking ${environment}/${id} failed: ${stringifyError(error)}`,
      );
      return [
        {
          environment,
          target: id,
          check: 'reach the target',
          status: 'failed',
          message: 'It cannot be checked; the log of the backend says why',
        },
      ];
    }
  }
}
