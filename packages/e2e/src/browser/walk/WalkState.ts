import type { Locator } from 'playwright-core';
import type { PortalPage } from '../PortalPage';
import type { Scene } from './StandInBackend';

/** A state of a screen, and how to come to it. */
export interface WalkState {
  /** Also of its pictures. */
  name: string;
  /** The address below the portal's. */
  path: string;
  scene: Scene;
  /** What is done on the page; it is done again for another width, as some of it does not outlive that. */
  act?: (portal: PortalPage) => Promise<void>;
  /** What has to be seen. */
  sight: (portal: PortalPage) => Locator;
  /** The refusals that the browser writes to its console. */
  refusals?: readonly number[];
  /** Whether it is also looked at between a phone and a desk, and on the widest screen. */
  everyWidth?: boolean;
  /** Whether it is looked at only light on a desk and dark on a phone, as it differs from others by a part. @default false */
  brief?: boolean;
  /** @default 'en' */
  language?: 'de';
}

/** The address of a component's tab. */
export const tabOf = (component: string) =>
  `/catalog/default/component/${component}/operations`;
