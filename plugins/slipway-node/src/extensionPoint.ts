import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { Platform } from './platform/platform';

/** Where modules add the platforms that services run on. @public */
export interface SlipwayPlatformsExtensionPoint {
  /**
   * @throws Error when a platform of the same ID has been added.
   */
  addPlatform(platform: Platform): void;
}

/** Where modules add the platforms that services run on. @public */
export const slipwayPlatformsExtensionPoint =
  createExtensionPoint<SlipwayPlatformsExtensionPoint>({
    id: 'slipway.platforms',
  });
