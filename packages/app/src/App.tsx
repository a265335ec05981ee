import { createApp } from '@backstage/frontend-defaults';
import { navModule } from './nav/navModule';
import { signInModule } from './signIn/signInModule';

/** The demo portal. Its plugins are found by `app.packages` in app-config.yaml. */
export const app = createApp({ features: [navModule, signInModule] });
