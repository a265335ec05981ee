import {
  Platform,
  SlipwayPlatformsExtensionPoint,
} from '@slipway/backstage-plugin-slipway-node';
import { ConfiguredTarget } from '../config/slipwayConfig';

/** The platforms that modules have added. */
export class PlatformRegistry implements SlipwayPlatformsExtensionPoint {
  readonly #platforms = new Map<string, Platform>();

  addPlatform(platform: Platform): void {
    if (this.#platforms.has(platform.id)) {
      throw new Error(
        `A platform '${platform.id}' has been added already: two modules serve it, remove one from your backend`,
      );
    }
    this.#platforms.set(platform.id, platform);
  }

  get all(): Platform[] {
    return [...this.#platforms.values()];
  }

  /** Gives each platform the targets that name it. */
  async start(targets: readonly ConfiguredTarget[]): Promise<void> {
    await Promise.all(
      this.all.map(platform =>
        platform.start(
          targets.filter(target => target.platform === platform.id),
        ),
      ),
    );
  }

  async stop(): Promise<void> {
    await Promise.all(this.all.map(platform => platform.stop()));
  }
}
